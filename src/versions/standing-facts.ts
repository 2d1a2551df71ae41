import type { LostField } from '../migration/loss/loss.ts';
import type { Gap } from '../objects/gap.ts';
import type { JudgedDefinition } from './report.ts';
import type { VersionSource } from './sources.ts';
import type { VersionUser } from './users.ts';
import type { JudgedVersion } from './verdict.ts';

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

/** What steps are judged by. */
export type StandingContext = StandingFacts & {
  readonly replacement: string | undefined;
  /** undefined: the CRD does not have it, and nothing is stored as it. */
  readonly judgedVersion: JudgedVersion | undefined;
};
