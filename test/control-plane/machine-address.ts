import { networkInterfaces } from 'node:os';

/**
 * An IPv4 address of this machine that is not a loopback one: the API server takes no other for an endpoint of a Service.
 * Throws where there is none.
 */
export function machineAddress(): string {
  for (const addresses of Object.values(networkInterfaces())) {
    const found = addresses?.find(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
    );
    if (found !== undefined) return found.address;
  }
  throw new Error('this machine has no IPv4 address but loopback ones, and Services need one to lead to');
}
