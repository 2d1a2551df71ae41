import type { ResourceType } from '../objects/resource-type.ts';
import type { FinalizerEntry } from './finalizer-entry.ts';
import { FINALIZERS } from './generated/finalizers.ts';
import { FITS, type Fit, fitOf } from './type-pattern.ts';

/** What is known of a finalizer on an object of some type. */
export interface KnownFinalizer {
  readonly entry: FinalizerEntry;
  /** How well the object's type fits the entry; with `other`, the name may be the same by accident. */
  readonly fit: Fit;
}

/** What of a type a look-up needs. */
export type LookedUpType = Pick<ResourceType, 'group' | 'kind' | 'resource'>;

const MATCHES = ['exact', 'prefix', 'suffix', 'regex', 'template'] as const;

const exact = Map.groupBy(
  FINALIZERS.filter(({ match }) => match === 'exact'),
  ({ finalizer }) => finalizer,
);
const patterns = FINALIZERS.filter(({ match }) => match !== 'exact');

/**
 * The entry that fits a finalizer best: one for the object's type before others, then an exact one before a pattern, then
 * the longer pattern. undefined where nothing is known, or only a name without a domain on other types.
 */
export function knownFinalizer(finalizer: string, type: LookedUpType): KnownFinalizer | undefined {
  const found = [...(exact.get(finalizer) ?? []), ...patterns.filter((entry) => matches(entry, finalizer, type))].map(
    (entry): KnownFinalizer => ({ entry, fit: fitOf(entry.types, type) }),
  );
  return found.filter(({ entry, fit }) => fit !== 'other' || entry.qualifier !== 'unqualified').toSorted(byFit)[0];
}

function byFit(a: KnownFinalizer, b: KnownFinalizer): number {
  return (
    // Whether it is found on the type at all comes first; how exactly that is said, last.
    Number(a.fit === 'other') - Number(b.fit === 'other') ||
    MATCHES.indexOf(a.entry.match) - MATCHES.indexOf(b.entry.match) ||
    FITS.indexOf(a.fit) - FITS.indexOf(b.fit) ||
    b.entry.finalizer.length - a.entry.finalizer.length
  );
}

/** True where an entry of any kind matches a finalizer on an object of a type. */
export function matches({ match, finalizer: known }: FinalizerEntry, finalizer: string, type: LookedUpType): boolean {
  return MATCHERS[match](known, finalizer, type);
}

const MATCHERS = {
  exact: (known, finalizer) => known === finalizer,
  prefix: (known, finalizer) => finalizer.startsWith(known) && finalizer !== known,
  suffix: (known, finalizer) => finalizer.endsWith(known) && finalizer !== known,
  regex: (known, finalizer) => regex(known).test(finalizer),
  template: (known, finalizer, type) => regex(templatePattern(known, type)).test(finalizer),
} satisfies Readonly<
  Record<FinalizerEntry['match'], (known: string, finalizer: string, type: LookedUpType) => boolean>
>;

const compiled = new Map<string, RegExp>();

/** Compiled once for each pattern; few exist besides those with the names of types in them. */
function regex(pattern: string): RegExp {
  const found = compiled.get(pattern);
  if (found !== undefined) return found;
  const made = new RegExp(pattern);
  compiled.set(pattern, made);
  return made;
}

/** A template's placeholders filled in from the type where it tells, else any text without a slash. */
function templatePattern(template: string, type: LookedUpType): string {
  const filled = template
    .split(/(<[^>]+>)/)
    .map((part) => (part.startsWith('<') ? placeholder(part, type) : RegExp.escape(part)));
  return `^${filled.join('')}$`;
}

function placeholder(name: string, { group, kind, resource }: LookedUpType): string {
  if (name === '<plural>') return RegExp.escape(resource);
  if (name === '<group>') return RegExp.escape(group);
  if (name === '<kind>') return RegExp.escape(kind.toLowerCase());
  if (name === '<Kind>') return RegExp.escape(kind);
  return '[^/]+';
}
