import type { LostField } from '../migration/loss/loss.ts';
import type { Gap } from '../objects/gap.ts';
import { changesBack } from './applier.ts';
import type { JudgedDefinition } from './report.ts';
import type { VersionSource } from './sources.ts';
import { isChanging, STEPS, type Step } from './steps.ts';
import type { VersionUser } from './users.ts';
import type { JudgedVersion } from './verdict.ts';
import { byPreference } from './version-order.ts';

/** What a step waits for, or what makes it impossible. */
export type StepReason =
  | { readonly kind: 'no-replacement' }
  | { readonly kind: 'replacement-not-served'; readonly version: string }
  | { readonly kind: 'replacement-not-preferred'; readonly version: string }
  | {
      readonly kind: 'unreadable';
      readonly objects: number;
      readonly example: string;
      readonly version: string;
      readonly gap: Gap;
    }
  /** Not all objects could be listed. */
  | { readonly kind: 'list-broken'; readonly gap: Gap }
  | { readonly kind: 'conversion-broken' }
  | { readonly kind: 'not-tried' }
  | { readonly kind: 'lost-fields'; readonly fields: ConversionProof['lost'] }
  | { readonly kind: 'user'; readonly user: VersionUser }
  | { readonly kind: 'source'; readonly source: VersionSource }
  | { readonly kind: 'watched'; readonly watches: number }
  | { readonly kind: 'objects-unread' }
  | { readonly kind: 'is-storage' }
  | { readonly kind: 'is-stored' }
  | { readonly kind: 'is-served' };

/** Where one step stands. */
export interface StepState {
  readonly step: Step;
  /**
   * `next`: it can be done now; `blocked`: it is its turn, and `reasons` tell why it cannot be done; `open`: it does not
   * hold yet, which holds up later steps only; `later`: others come first.
   */
  readonly state: 'done' | 'next' | 'blocked' | 'open' | 'later';
  readonly reasons: readonly StepReason[];
}

/** That every object was read at both versions; undefined parts were not found out. */
export interface ConversionProof {
  /** Objects that were read at both. */
  readonly objects: number;
  /** Not all objects could be listed. */
  readonly gap: Gap | undefined;
  readonly unreadable: readonly { readonly object: string; readonly version: string; readonly gap: Gap }[];
  /** Values that are there at the old version and not at the other one, by path; looked for with conversion None alone. */
  readonly lost: readonly Omit<LostField, 'version' | 'accepted'>[];
}

/** What a standing is judged by. */
export interface StandingFacts {
  readonly judged: JudgedDefinition;
  /** The version that is to go. */
  readonly version: string;
  /** The version to use instead, where a person named it. */
  readonly to: string | undefined;
  readonly sources: readonly VersionSource[];
  /** undefined: conversion was tried with one object alone. */
  readonly proof: ConversionProof | undefined;
  /** Field managers of whom a person knows that they are gone. */
  readonly ignoredUsers: readonly string[];
  /** Paths of fields of which a person knows that they may get lost. */
  readonly acceptedLoss: readonly string[];
}

/** Where a version stands on its way out, by the cluster alone. */
export interface Standing extends StandingFacts {
  /** The version to use instead. */
  readonly replacement: string | undefined;
  readonly steps: readonly StepState[];
  /** The first step that is not done; undefined: the version is gone. */
  readonly next: StepState | undefined;
  /** Something that applies the CRD brings back what is changed in it. */
  readonly changesBack: boolean;
}

/** Where a version stands. */
export function standingOf(facts: StandingFacts): Standing {
  const { judged, version } = facts;
  const replacement = facts.to ?? replacementFor(version, judged.versions);
  const context = { ...facts, replacement, judgedVersion: judged.versions.find(({ name }) => name === version) };
  const found = STEPS.map((step) => ({ step, done: isDone(step, context), reasons: REASONS[step](context) }));
  const turn = found.find(({ step, done }) => !done && step !== 'users')?.step;
  const steps = found.map(({ step, done, reasons }): StepState => {
    if (done) return { step, state: 'done', reasons: [] };
    if (step === 'users') return { step, state: 'open', reasons };
    if (step !== turn) return { step, state: 'later', reasons };
    return { step, state: reasons.length === 0 ? 'next' : 'blocked', reasons };
  });
  const next = steps.find(({ step }) => step === turn);
  return { ...facts, replacement, steps, next, changesBack: changesBack(judged.facts.applier) };
}

/** Whether the next step would be brought back by whoever applies the CRD. */
export function isBroughtBack({ next, changesBack: back }: Standing): boolean {
  return back && next !== undefined && isChanging(next.step);
}

type Context = StandingFacts & {
  readonly replacement: string | undefined;
  /** undefined: the CRD does not have it, and nothing is stored as it. */
  readonly judgedVersion: JudgedVersion | undefined;
};

/** The storage version, or else the best that is served. */
function replacementFor(version: string, versions: readonly JudgedVersion[]): string | undefined {
  const others = versions.filter(({ name, inSpec }) => name !== version && inSpec);
  const served = others.filter((other) => other.served).toSorted((a, b) => byPreference(a.name, b.name));
  return (others.find(({ storage }) => storage) ?? served[0] ?? others[0])?.name;
}

function isDone(step: Step, context: Context): boolean {
  const { judgedVersion: it, judged } = context;
  if (it === undefined) return true;
  switch (step) {
    case 'prefer':
      return REASONS.prefer(context).length === 0;
    case 'convert':
      // What is not served any more is not read at any version.
      return REASONS.convert(context).length === 0;
    case 'users':
      return REASONS.users(context).length === 0;
    case 'deprecate':
      return it.deprecated || !it.served;
    case 'switch-storage':
      return !it.storage;
    case 'migrate':
      return !it.storage && !it.stored && judged.facts.definition.storedVersions.length > 0;
    case 'stop-serving':
      return !it.served;
    case 'remove':
      return false;
  }
}

const REASONS = {
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
} satisfies Record<Step, (context: Context) => StepReason[]>;

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

function storedReasons({ judgedVersion }: Context): StepReason[] {
  if (judgedVersion?.storage === true) return [{ kind: 'is-storage' }];
  return judgedVersion?.stored === true ? [{ kind: 'is-stored' }] : [];
}

function userReasons(context: Context): StepReason[] {
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

/** Kubernetes' own controllers watch a type at its most preferred version, so that only those of another one count. */
function watchReasons({ judgedVersion, replacement, ignoredUsers }: Context): StepReason[] {
  const { watches = 0, name = '' } = judgedVersion ?? {};
  const isOthers = replacement !== undefined && byPreference(replacement, name) < 0;
  return watches > 0 && isOthers && !ignoredUsers.includes('watches') ? [{ kind: 'watched', watches }] : [];
}

function unreadReasons({ judged: { facts } }: Context): StepReason[] {
  return facts.objects.read === 'all' ? [] : [{ kind: 'objects-unread' }];
}
