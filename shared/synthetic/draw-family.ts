import type { Faker } from '@faker-js/faker';
import { addDays, ageOn } from '../time/calendar.js';
import type { IsoDate } from '../time/clock.js';
import type { FamilyDraft, PersonDraft } from './draft.js';
import type { Places } from './places.js';
import type { FamilyRole, Livelihood, Sex } from './population.js';
import { gradeOn } from './school-grade.js';

/** How often a thing is so, from published national figures (see the sources in each comment). */
const share = {
  /** 4.28 million ASN (June 2023) of about 57 % of 280 million aged 20–57. */
  civilServantOfWorkingAge: 0.03,
  /** 487,127 of 4,282,429 ASN were PPPK in June 2023. */
  contractOfCivilServants: 0.114,
  deceased: 0.005,
  /** Chosen so that about 1.5 % of all are expecting. */
  pregnantWives: 0.11,
  schooled: 0.96,
  spouse: 0.78,
  grandparent: 0.12,
  /** With the three deciles below, less civil servants: the 96.7 million whose insurance the state pays (2023). */
  listedOfFourthDecile: 0.58,
} as const;

/** Children per couple; with the other members a family has about three people. */
const childrenWeights = [
  { weight: 26, value: 0 },
  { weight: 32, value: 1 },
  { weight: 26, value: 2 },
  { weight: 10, value: 3 },
  { weight: 4, value: 4 },
  { weight: 1.5, value: 5 },
  { weight: 0.5, value: 6 },
];

const livelihoods: { readonly weight: number; readonly value: Livelihood }[] = [
  { weight: 27, value: 'FARMER' },
  { weight: 18, value: 'LABOURER' },
  { weight: 18, value: 'TRADER' },
  { weight: 22, value: 'PRIVATE_EMPLOYEE' },
  { weight: 12, value: 'ENTREPRENEUR' },
  { weight: 3, value: 'NONE' },
];

/** The poorest deciles, all of whose families are on the list of the poor. */
const listedDeciles = 3;
const adulthood = 18;
const parenthood = 20;
const retirement = 58;

/** Draws families one after another; the same random source gives the same families. */
export class FamilyDrawer {
  constructor(
    private readonly random: Faker,
    private readonly places: Places,
    private readonly asOf: IsoDate,
  ) {}

  /** @param size an exact number of members, or as it comes. */
  draw(cardNumber: string, size: number | null = null): FamilyDraft {
    const { random } = this;
    const villageCode = this.places.draw(random.number.float(), random.number.float());
    const headAge = size === 10 ? 45 : this.#adultAge();
    const headSex: Sex = random.datatype.boolean(0.85) ? 'MALE' : 'FEMALE';
    const head = this.#person('HEAD', headSex, headAge);
    const couple = size === 10 || random.datatype.boolean(share.spouse) ? this.#marry(head, headAge) : [head];
    const others = [
      ...this.#children(headAge, size === null ? null : size - couple.length),
      ...this.#grandparent(headAge, size),
    ];
    const members = this.#withDeaths([...couple, ...others]);
    const decile = random.number.int({ min: 1, max: 10 });
    const isListedOfPart = random.datatype.boolean(share.listedOfFourthDecile);
    return {
      cardNumber,
      villageCode,
      street: `Jalan Contoh ${random.number.int({ min: 1, max: 250 })}`,
      decile,
      listedAsPoor: decile <= listedDeciles || (decile === listedDeciles + 1 && isListedOfPart),
      members: size === null ? members : members.slice(0, size),
    };
  }

  #marry(head: PersonDraft, headAge: number): PersonDraft[] {
    const sex: Sex = head.sex === 'MALE' ? 'FEMALE' : 'MALE';
    const age = Math.max(adulthood, headAge + this.random.number.int({ min: -6, max: 4 }));
    const spouse = this.#person('SPOUSE', sex, age);
    const [husband, wife] = sex === 'FEMALE' ? [head, spouse] : [spouse, head];
    const wifeAge = ageOn(wife.birthDate, this.asOf);
    const pregnant = wifeAge <= 42 && this.random.datatype.boolean(share.pregnantWives);
    const married = [husband, { ...wife, pregnant }].map((person) => ({ ...person, married: true }));
    return married.sort((a) => (a.role === 'HEAD' ? -1 : 1));
  }

  #children(headAge: number, exactly: number | null): PersonDraft[] {
    const eldest = headAge - parenthood;
    if (eldest < 0) return [];
    const count = exactly ?? this.random.helpers.weightedArrayElement(childrenWeights);
    return Array.from({ length: count }, () =>
      this.#person('CHILD', this.#sex(), this.random.number.int({ min: 0, max: Math.min(eldest, 24) })),
    );
  }

  #grandparent(headAge: number, size: number | null): PersonDraft[] {
    if (size !== null || headAge > 60 || !this.random.datatype.boolean(share.grandparent)) return [];
    return [
      this.#person('PARENT', this.#sex(), headAge + this.random.number.int({ min: parenthood, max: 35 })),
    ];
  }

  /** A death leaves at least one person alive on the card. */
  #withDeaths(members: readonly PersonDraft[]): readonly PersonDraft[] {
    return members.map((person, place) => {
      const dies = place > 0 && this.random.datatype.boolean(share.deceased * 1.5);
      if (!dies) return person;
      const life = ageOn(person.birthDate, this.asOf) * 365;
      const daysAgo = this.random.number.int({ min: 0, max: Math.min(700, life) });
      return { ...person, deceasedOn: addDays(this.asOf, -daysAgo), pregnant: false };
    });
  }

  #person(role: FamilyRole, sex: Sex, age: number): PersonDraft {
    const { random } = this;
    const birthDate = this.#birthDate(age);
    const grade =
      role === 'CHILD' && random.datatype.boolean(share.schooled) ? gradeOn(birthDate, this.asOf) : null;
    const given = sex === 'MALE' ? random.person.firstName('male') : random.person.firstName('female');
    return {
      id: null,
      persona: null,
      nik: null,
      fullName: `${given} ${random.person.lastName(sex === 'MALE' ? 'male' : 'female')} Contoh`.slice(-60),
      sex,
      birthDate,
      birthPlace: random.datatype.boolean() ? 'Kabupaten Contoh' : 'Kota Contoh',
      deceasedOn: null,
      role,
      livelihood: this.#livelihood(role, sex, age, grade),
      schoolGrade: grade,
      married: false,
      pregnant: false,
    };
  }

  #livelihood(role: FamilyRole, sex: Sex, age: number, grade: number | null): Livelihood {
    const { random } = this;
    if (grade !== null) return 'PUPIL';
    if (age < adulthood) return 'NONE';
    if (role === 'CHILD' && age < 24 && random.datatype.boolean(0.35)) return 'STUDENT';
    if (age >= parenthood && age < retirement && random.datatype.boolean(share.civilServantOfWorkingAge)) {
      return random.datatype.boolean(share.contractOfCivilServants)
        ? 'CONTRACT_CIVIL_SERVANT'
        : 'CIVIL_SERVANT';
    }
    if (age >= 65) return 'RETIRED';
    if (sex === 'FEMALE' && random.datatype.boolean(0.45)) return 'HOMEMAKER';
    return random.helpers.weightedArrayElement(livelihoods);
  }

  #sex(): Sex {
    return this.random.datatype.boolean(0.505) ? 'MALE' : 'FEMALE';
  }

  /** Heads of families: few young, most between thirty and sixty. */
  #adultAge(): number {
    const { number } = this.random;
    return Math.round(number.int({ min: 22, max: 60 }) * 0.6 + number.int({ min: 22, max: 80 }) * 0.4);
  }

  /** A birthday such that the person has completed exactly `age` years on the nation's day. */
  #birthDate(age: number): IsoDate {
    const year = Number(this.asOf.slice(0, 4)) - age;
    const birthday = `${year}${this.asOf.slice(4) === '-02-29' ? '-02-28' : this.asOf.slice(4)}`;
    return addDays(birthday, -this.random.number.int({ min: 0, max: 364 }));
  }
}
