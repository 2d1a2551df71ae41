import { ANSWERING, type Claim, FOUNDING } from './claim.ts';

/** What controllers are called, and what runs beside them. */
const CONTROLLER = /(operator|controller|manager)/;
const BESIDE = /(webhook|cainjector|injector|driver-deployer|-ui\b|dashboard|proxy)/;

/**
 * RBAC tells of a ServiceAccount, and several workloads may share one. Where anything else tells which of them serves a
 * type, or else their names do, the rights of the others count little.
 * @param accountOf `namespace/name` of the ServiceAccount of a workload, by its key
 */
export function weighSharedAccounts(
  claims: readonly Claim[],
  accountOf: (workload: string) => string | undefined,
): readonly Claim[] {
  const founded = new Set(claims.filter(isOwn).map(key));
  const sharers = Map.groupBy(
    claims.filter(({ evidence }) => evidence.source === 'rbac'),
    ({ workload, type }) => `${accountOf(workload) ?? workload} ${type}`,
  );
  const lesser = new Set<string>();
  for (const group of sharers.values()) {
    const workloads = [...new Set(group.map(({ workload }) => workload))];
    if (workloads.length < 2) continue;
    const preferred = preferredOf(workloads, group, founded);
    for (const claim of group) if (!preferred.includes(claim.workload)) lesser.add(key(claim));
  }
  return claims.map((claim) => {
    if (claim.evidence.source !== 'rbac' || !lesser.has(key(claim))) return claim;
    const text = `${claim.evidence.text}, by a ServiceAccount that it shares`;
    return { ...claim, evidence: { ...claim.evidence, weight: 'weak', text } };
  });
}

function preferredOf(
  workloads: readonly string[],
  group: readonly Claim[],
  founded: ReadonlySet<string>,
): readonly string[] {
  const told = group.filter((claim) => founded.has(key(claim))).map(({ workload }) => workload);
  if (told.length > 0) return told;
  const nameOf = (workload: string) => workload.slice(workload.lastIndexOf('/') + 1);
  const notBeside = workloads.filter((workload) => !BESIDE.test(nameOf(workload)));
  const named = notBeside.filter((workload) => CONTROLLER.test(nameOf(workload)));
  return named.length > 0 ? named : notBeside.length > 0 ? notBeside : workloads;
}

/** Evidence about the workload itself, not its ServiceAccount, that it serves a type. */
function isOwn({ evidence: { source } }: Claim): boolean {
  return FOUNDING.has(source) && source !== 'rbac' && !ANSWERING.has(source);
}

function key({ workload, type }: Claim): string {
  return `${workload} ${type}`;
}
