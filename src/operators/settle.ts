import { ANSWERING, type Claim, compare, distinct, FOUNDING, strongest, WEIGHTS } from './claim.ts';
import { contradictionsOf } from './contradictions.ts';
import type { ServedType } from './model.ts';

/** Who serves what, after all claims were heard. Workloads are named by their keys. */
export interface Settlement {
  /** Workloads that serve nothing are not operators and not in here. */
  readonly served: ReadonlyMap<string, readonly ServedType[]>;
  /** Sources that contradict each other, by the operators that they are about. */
  readonly contradictions: ReadonlyMap<string, readonly string[]>;
  /** By operator: workloads that belong to it without serving anything, such as those that answer its webhooks. */
  readonly companions: ReadonlyMap<string, readonly string[]>;
}

/** What has to be known of a workload. */
export interface Claimant {
  readonly namespace: string;
  readonly name: string;
  /** undefined where the workload is gone. */
  readonly serviceAccount: string | undefined;
}

interface Rival {
  readonly workload: string;
  readonly entry: ServedType;
  /** How many sources count. */
  readonly sources: number;
  /** It answers the API server for the type, and nothing says more. */
  readonly answersOnly: boolean;
}

interface Contest {
  readonly type: string;
  readonly winners: readonly Rival[];
  readonly losers: readonly Rival[];
}

/**
 * Decides between the workloads that are said to serve a type: the stronger claim wins, and of equal ones the one that
 * more sources tell of. A workload that would be left with nothing keeps what it claims as strongly as the winner, and
 * both contradict each other. Weak claims stand only for workloads that have no better one for any type: else they are
 * users of that type.
 */
export function settle(claims: readonly Claim[], claimantOf: (workload: string) => Claimant): Settlement {
  const serious = new Set(claims.flatMap(({ workload, evidence }) => (evidence.weight === 'weak' ? [] : workload)));
  const decided = [...Map.groupBy(claims, ({ type }) => type)]
    .sort(([a], [b]) => compare(a, b))
    .map(([type, ofType]) => decide(type, rivalsOf(type, ofType), serious));
  const serving = new Set(decided.flatMap(({ winners }) => winners.map(({ workload }) => workload)));
  const isCompanion = (rival: Rival, { winners }: Contest) =>
    winners.some((winner) => belongs(rival, claimantOf(rival.workload), claimantOf(winner.workload)));
  const contests = decided.map((contest): Contest => {
    const [best] = contest.winners;
    const left = contest.losers.filter(
      (rival) => !serving.has(rival.workload) && isEqual(rival, best) && !isCompanion(rival, contest),
    );
    return { ...contest, winners: [...contest.winners, ...left] };
  });
  const served = Map.groupBy(
    contests.flatMap(({ winners }) => winners),
    ({ workload }) => workload,
  );
  return {
    served: new Map([...served].map(([workload, rivals]) => [workload, rivals.map(({ entry }) => entry)])),
    contradictions: contradictionsOf(contests, claimantOf),
    companions: companionsOf(contests, (rival) => !served.has(rival.workload), claimantOf),
  };
}

/** All that is said of one type, a rival for each workload; only those that something founds. */
function rivalsOf(type: string, claims: readonly Claim[]): Rival[] {
  return [...Map.groupBy(claims, ({ workload }) => workload)].flatMap(([workload, group]): Rival | [] => {
    const evidence = distinct(group.map((claim) => claim.evidence));
    if (!evidence.some(({ source }) => FOUNDING.has(source))) return [];
    const counting = evidence.filter(({ weight }) => weight !== 'weak');
    return {
      workload,
      entry: { type, evidence, weight: strongest(evidence) },
      sources: new Set(counting.map(({ source }) => source)).size,
      answersOnly: evidence.every(({ source }) => !FOUNDING.has(source) || ANSWERING.has(source)),
    };
  });
}

function decide(type: string, rivals: readonly Rival[], serious: ReadonlySet<string>): Contest {
  // Whoever answers webhooks is asked last: a type is served by who writes its objects.
  const able = rivals.filter(({ workload, entry }) => entry.weight !== 'weak' || !serious.has(workload));
  const serving = able.filter(({ answersOnly, entry }) => !answersOnly && entry.weight !== 'weak');
  const [best, ...others] = (serving.length > 0 ? serving : able).toSorted(
    (a, b) => WEIGHTS.indexOf(a.entry.weight) - WEIGHTS.indexOf(b.entry.weight) || b.sources - a.sources,
  );
  if (best === undefined) return { type, winners: [], losers: rivals };
  const winners = [best, ...others.filter((rival) => isEqual(rival, best) && rival.sources === best.sources)];
  return { type, winners, losers: rivals.filter((rival) => !winners.includes(rival)) };
}

function isEqual({ entry }: Rival, other: Rival | undefined): boolean {
  return other !== undefined && entry.weight === other.entry.weight;
}

/** Whether who loses is part of the same operator: it has the winner's ServiceAccount, or does no more than answer. */
function belongs({ answersOnly }: Rival, own: Claimant, winner: Claimant): boolean {
  if (own.namespace !== winner.namespace) return false;
  return answersOnly || (own.serviceAccount !== undefined && own.serviceAccount === winner.serviceAccount);
}

function companionsOf(
  contests: readonly Contest[],
  isFree: (rival: Rival) => boolean,
  claimantOf: (workload: string) => Claimant,
): Map<string, readonly string[]> {
  const pairs = contests.flatMap(({ winners, losers }) =>
    losers.filter(isFree).flatMap((rival) => {
      const master = winners.find((winner) => belongs(rival, claimantOf(rival.workload), claimantOf(winner.workload)));
      return master === undefined ? [] : { master: master.workload, companion: rival.workload };
    }),
  );
  const byMaster = Map.groupBy(pairs, ({ master }) => master);
  return new Map(
    [...byMaster].map(([master, list]) => [master, [...new Set(list.map(({ companion }) => companion))].sort()]),
  );
}
