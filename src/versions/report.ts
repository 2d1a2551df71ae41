import { type Certainty, weaker } from '../objects/certainty.ts';
import type { Gap } from '../objects/gap.ts';
import { type ConversionHealth, conversionHealth } from './conversion.ts';
import type { VersionFacts } from './facts.ts';
import { judgeVersions } from './judge-versions.ts';
import { DEFINITION_VERDICTS, type DefinitionVerdict, type JudgedVersion, type VersionVerdict } from './verdict.ts';

/** One CRD, judged. */
export interface JudgedDefinition {
  readonly facts: VersionFacts;
  readonly conversion: ConversionHealth;
  /** Most preferred first. */
  readonly versions: readonly JudgedVersion[];
  readonly verdict: DefinitionVerdict;
  readonly certainty: Certainty;
  /** The versions that the verdict is about; empty for `fix-conversion` and `nothing-to-do`. */
  readonly about: readonly string[];
}

/** The versions of CRDs. */
export interface VersionsReport {
  /** Worst first, then by name. */
  readonly definitions: readonly JudgedDefinition[];
  /** They were asked for by name. */
  readonly named: boolean;
  readonly gaps: readonly Gap[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Judges a CRD by what was read of it. */
export function judgeDefinition(facts: VersionFacts, now: number): JudgedDefinition {
  const conversion = conversionHealth(facts, now);
  const versions = judgeVersions(facts, conversion);
  const judged = { facts, conversion, versions };
  if (conversion.state === 'broken')
    return { ...judged, verdict: 'fix-conversion', certainty: conversion.certainty, about: [] };
  for (const verdict of DEFINITION_VERDICTS) {
    const about = versions.filter((version) => definitionVerdict(version) === verdict);
    if (about.length === 0 || verdict === 'nothing-to-do') continue;
    const certainty = about.map((version) => version.certainty).reduce(weaker);
    return { ...judged, verdict, certainty, about: about.map(({ name }) => name) };
  }
  return { ...judged, verdict: 'nothing-to-do', certainty: quietCertainty(versions, facts), about: [] };
}

/**
 * What was not read may be stored as a version that the CRD no longer has, and of several versions who only reads is not
 * seen.
 */
function quietCertainty(versions: readonly JudgedVersion[], { objects }: VersionFacts): Certainty {
  if (objects.read !== 'all' && objects.count !== 0) return 'likely';
  return versions.map(({ certainty }) => certainty).reduce(weaker, 'certain');
}

function definitionVerdict({ verdict, deprecated }: JudgedVersion): DefinitionVerdict {
  if (verdict === 'in-use') return deprecated ? 'move-users' : 'nothing-to-do';
  return BY_VERSION[verdict];
}

const BY_VERSION = {
  ...{ storage: 'nothing-to-do', keep: 'nothing-to-do', unknown: 'unknown', remove: 'remove' },
  ...{ 'migrate-storage': 'migrate-storage', 'stop-serving': 'stop-serving' },
  'clean-managed-fields': 'clean-managed-fields',
} as const satisfies Record<Exclude<VersionVerdict, 'in-use'>, DefinitionVerdict>;

/** Puts judged CRDs in order, worst first. */
export function worstFirst(definitions: readonly JudgedDefinition[]): JudgedDefinition[] {
  return definitions.toSorted(
    (a, b) =>
      DEFINITION_VERDICTS.indexOf(a.verdict) - DEFINITION_VERDICTS.indexOf(b.verdict) ||
      (a.facts.definition.name < b.facts.definition.name ? -1 : 1),
  );
}

/** Whether anything is to be done about any of them; what could not be told is not. */
export function somethingToDo({ definitions }: Pick<VersionsReport, 'definitions'>): boolean {
  return definitions.some(({ verdict }) => verdict !== 'nothing-to-do' && verdict !== 'unknown');
}
