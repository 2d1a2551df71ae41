import { compare } from './claim.ts';

/** A type that several workloads serve, as far as can be told. */
interface Contested {
  readonly type: string;
  readonly winners: readonly { readonly workload: string }[];
}

/** By workload: which of its types others claim with the same right, one line for each of those others. */
export function contradictionsOf(
  contests: readonly Contested[],
  placeOf: (workload: string) => { readonly namespace: string; readonly name: string },
): Map<string, readonly string[]> {
  const pairs = contests.flatMap(({ type, winners }) =>
    winners.flatMap(({ workload }) =>
      winners.flatMap((other) => (other.workload === workload ? [] : { workload, other: other.workload, type })),
    ),
  );
  const byWorkload = Map.groupBy(pairs, ({ workload }) => workload);
  return new Map(
    [...byWorkload].map(([workload, own]) => {
      const byOther = [...Map.groupBy(own, ({ other }) => other)].sort(([a], [b]) => compare(a, b));
      const lines = byOther.map(([other, claims]) => {
        const { namespace, name } = placeOf(other);
        return `${listed(claims.map(({ type }) => type))} also claimed by ${namespace}/${name}`;
      });
      return [workload, lines];
    }),
  );
}

function listed([first = '', ...rest]: readonly string[]): string {
  if (rest.length === 0) return `${first} is`;
  return `${first} and ${rest.length} more ${rest.length === 1 ? 'type' : 'types'} are`;
}
