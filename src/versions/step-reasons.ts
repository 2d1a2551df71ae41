import type { ConversionProof, StandingContext, StepReason } from './standing-facts.ts';
import type { Step } from './steps.ts';
import { byPreference } from './version-order.ts';

/** Why each step cannot be done, or does not hold; empty where it can, or does. */
export const STEP_REASONS = {
  prefer: ({ replacement, judged, version, to }) => {
    const other = judged.versions.find(({ name }) => name === replacement);
    if (replacement === undefined || other === undefined) return [{ kind: 'no-replacement' }];
    if (!other.served) return [{ kind: 'replacement-not-served', version: replacement }];
    if (to !== undefined || byPreference(replacement, version) < 0) return [];
    return [{ kind: 'replacement-not-preferred', version: replacement }];
  },
  convert: ({ judged, proof, judgedVersion }) => {
    if (judgedVersion?.served !== true) return [];
    const proven = proof === undefined ? [] : proofReasons(proof);
    if (proven.length > 0) return proven;
    if (judged.conversion.state === 'broken') return [{ kind: 'conversion-broken' }];
    if (proof !== undefined) return [];
    const isTried = judged.conversion.state === 'works' || judged.facts.objects.count === 0;
    return isTried ? [] : [{ kind: 'not-tried' }];
  },
  users: (context) => userReasons(context),
  deprecate: () => [],
  'switch-storage': ({ proof, acceptedLoss }) => (proof === undefined ? [] : lossReasons(proof, acceptedLoss)),
  migrate: ({ judged, judgedVersion }) => [
    ...(judgedVersion?.storage === true ? [{ kind: 'is-storage' as const }] : []),
    ...(judged.conversion.state === 'broken' ? [{ kind: 'conversion-broken' as const }] : []),
  ],
  'stop-serving': (context) => [...storedReasons(context), ...userReasons(context)],
  remove: (context) => [
    ...(context.judgedVersion?.served === true ? [{ kind: 'is-served' as const }] : []),
    ...storedReasons(context),
    ...unreadReasons(context),
  ],
} satisfies Record<Step, (context: StandingContext) => StepReason[]>;

function proofReasons({ unreadable, gap }: ConversionProof): StepReason[] {
  const byVersion = [...Map.groupBy(unreadable, ({ version }) => version)];
  return [
    ...byVersion.flatMap(([version, [first, ...more]]): StepReason[] =>
      first === undefined
        ? []
        : [{ kind: 'unreadable', version, objects: 1 + more.length, example: first.object, gap: first.gap }],
    ),
    ...(gap === undefined ? [] : [{ kind: 'list-broken' as const, gap }]),
  ];
}

function lossReasons({ lost }: ConversionProof, accepted: readonly string[]): StepReason[] {
  const left = lost.filter(({ path }) => !accepted.includes(path));
  return left.length === 0 ? [] : [{ kind: 'lost-fields', fields: left }];
}

function storedReasons({ judgedVersion }: StandingContext): StepReason[] {
  if (judgedVersion?.storage === true) return [{ kind: 'is-storage' }];
  return judgedVersion?.stored === true ? [{ kind: 'is-stored' }] : [];
}

function userReasons(context: StandingContext): StepReason[] {
  const { judgedVersion, ignoredUsers, sources, version } = context;
  if (judgedVersion?.served !== true) return [];
  const users = judgedVersion.users.filter(({ movedOn, manager }) => !movedOn && !ignoredUsers.includes(manager));
  const named = sources.filter(
    (source) => source.version === version && !ignoredUsers.includes(source.name || source.kind),
  );
  return [
    ...users.map((user) => ({ kind: 'user' as const, user })),
    ...named.map((source) => ({ kind: 'source' as const, source })),
    ...watchReasons(context),
    ...unreadReasons(context),
  ];
}

/**
 * Kubernetes' own controllers watch a type at its most preferred version, which is why those of that one do not count. Of another
 * one, one of them can be theirs (watchers.ts): that is said with the reason.
 */
function watchReasons({ judgedVersion, replacement, ignoredUsers }: StandingContext): StepReason[] {
  const { watches = 0, name = '' } = judgedVersion ?? {};
  const isOthers = replacement !== undefined && byPreference(replacement, name) < 0;
  return watches > 0 && isOthers && !ignoredUsers.includes('watches') ? [{ kind: 'watched', watches }] : [];
}

function unreadReasons({ judged: { facts } }: StandingContext): StepReason[] {
  return facts.objects.read === 'all' ? [] : [{ kind: 'objects-unread' }];
}
