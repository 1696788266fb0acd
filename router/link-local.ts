import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Where clouds tell their machines secrets, and where no subgraph ever is; written within IPv6 too. */
const addresses = new BlockList();
addresses.addSubnet('169.254.0.0', 16);
addresses.addSubnet('fe80::', 10, 'ipv6');
addresses.addAddress('fd00:ec2::254', 'ipv6');

export function isLinkLocal(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && addresses.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Finds a host's addresses, and none when one of them is link-local: a harmless name in the supergraph may lead there, and
 * may do so only after it was checked.
 */
export function lookupElsewhere(resolve: typeof lookup = lookup): LookupFunction {
  return (host, options, found) =>
    resolve(host, options, (error, address, family) => {
      const all = typeof address === 'string' ? [address] : (address ?? []).map((one) => one.address);
      found(error ?? (all.some(isLinkLocal) ? new LinkLocalAddress() : null), address, family);
    });
}

class LinkLocalAddress extends Error {
  readonly code = 'LINK_LOCAL_ADDRESS';
}
