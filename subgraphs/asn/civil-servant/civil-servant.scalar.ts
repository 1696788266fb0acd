import { patternScalar, textScalar } from '../../../shared/graphql/text-scalar.js';
import { refuseNip } from './nip.rule.js';

export const Nip = textScalar({
  name: 'NIP',
  guessable: true,
  description:
    'Number of a civil servant (NIP, or NI of a PPPK): 18 digits. Personal data; never read the type from it.',
  refuse: refuseNip,
});

export const CivilServantRank = patternScalar({
  name: 'CivilServantRank',
  guessable: false,
  description: 'Rank of a PNS (golongan), `I/a` to `IV/e`, or class of a PPPK, `I` to `XVII`.',
  pattern: /^((I{1,3}\/[a-d]|IV\/[a-e])|(X?(I{1,3}|IV|VI{0,2})|VIII|IX|X))$/,
  form: 'III/b or IX',
});
