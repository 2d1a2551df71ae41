import { shellWord } from '../../diagnosis/commands.ts';
import { counted, excerpt, some } from '../../objects/words.ts';
import type { SoakFinding } from '../../versions/soak.ts';
import type { VersionSource } from '../../versions/sources.ts';
import type { Standing } from '../../versions/standing.ts';
import type { StepReason } from '../../versions/standing-facts.ts';
import type { Step } from '../../versions/steps.ts';
import { numberText } from '../operators/words.ts';
import { userText, watchesText } from './words.ts';

/** What a step is about, as an imperative. */
export const STEP_TITLES = {
  prefer: 'another version is served and preferred',
  convert: 'every object can be read at both versions',
  users: 'nobody writes with it any more',
  deprecate: 'warn whoever uses it',
  'switch-storage': 'store objects as the other version',
  migrate: 'store all objects anew',
  'stop-serving': 'stop serving it',
  remove: 'remove it from spec.versions',
} as const satisfies Record<Step, string>;

/** Why a step cannot be done, as a sentence. */
export function reasonText(reason: StepReason, version: string, now: number): string {
  switch (reason.kind) {
    case 'no-replacement':
      return 'The CRD has no other version: add one to spec.versions, and serve it.';
    case 'replacement-not-served':
      return `${reason.version} is not served.`;
    case 'replacement-not-preferred':
      return `${reason.version} does not come before it, so clients that do not name a version get ${version}; --to ${reason.version} goes on all the same.`;
    case 'unreadable':
      return `${counted(reason.objects, 'object')}, such as ${reason.example}, cannot be read at ${reason.version}: ${excerpt(reason.gap.message, 160)}`;
    case 'list-broken':
      return `Not all objects could be listed: ${excerpt(reason.gap.message, 160)}`;
    case 'conversion-broken':
      return 'Conversion is broken: kubectl operator crd-versions tells how.';
    case 'not-tried':
      return 'No object could be read to try the conversion with.';
    case 'lost-fields':
      return lostText(reason.fields);
    case 'user':
      return `${userText(reason.user, now)}. --ignore-user ${shellWord(reason.user.manager)} goes on where you know that it is gone.`;
    case 'source':
      return sourceText(reason.source);
    case 'watched':
      return `${watchesText(reason.watches)}. --ignore-user watches goes on.`;
    case 'objects-unread':
      return 'Not all objects could be read, so who uses it is not known.';
    case 'is-storage':
      return 'It is the storage version.';
    case 'is-stored':
      return 'storedVersions names it: objects may be stored as it.';
    case 'is-served':
      return 'It is still served.';
  }
}

function lostText(fields: Extract<StepReason, { readonly kind: 'lost-fields' }>['fields']): string {
  const named = fields.map(({ path, objects, examples }) =>
    objects === undefined ? path : `${path} (${counted(objects, 'object')}, such as ${examples[0]})`,
  );
  const flags = fields.slice(0, 5).map(({ path }) => `--accept-loss ${shellWord(path)}`);
  return `The other version's schema has no place for ${some(named, 5)}, and the next write drops ${fields.length === 1 ? 'it' : 'them'} for good. Add it there, or let go of it: ${flags.join(' ')}`;
}

function sourceText({ kind, name, objects }: VersionSource): string {
  const number = counted(objects, 'object');
  switch (kind) {
    case 'flux':
      return `Flux Kustomization ${name} applies ${number} with it. --ignore-user ${shellWord(name)} goes on.`;
    case 'argo':
      return `Argo CD Application ${name} applies ${number} with it. --ignore-user ${shellWord(name)} goes on.`;
    case 'last-applied':
      return `kubectl apply last applied ${number} with it, and would again from the same file. --ignore-user last-applied goes on.`;
  }
}

/** What is known of a step that is done, in a few words. */
export function doneText(step: Step, { judged, replacement, version, proof }: Standing): string {
  const { count } = judged.facts.objects;
  const it = judged.versions.find(({ name }) => name === version);
  const isServed = it?.served === true;
  switch (step) {
    case 'prefer':
      return `${replacement} is served`;
    case 'convert':
      if (!isServed) return `nobody reads at ${version} any more`;
      if (proof !== undefined)
        return `${numberText(proof.objects)} ${proof.objects === 1 ? 'object' : 'objects'} read at ${version} and ${replacement}`;
      if (count === 0) return 'there are no objects';
      return `tried with ${count === 1 ? 'the one object' : `one of ${count === undefined ? 'the' : numberText(count)} objects`}${it.storage ? '; all are read before the storage is switched' : ''}`;
    case 'users':
      return isServed ? 'nobody is seen to use it; who only reads now and then leaves no trace' : 'nobody can use it';
    case 'deprecate':
      if (it?.deprecated !== true) return 'it is not served';
      return `whoever uses it is warned${it.deprecationWarning === undefined ? '' : `: ${it.deprecationWarning}`}`;
    case 'switch-storage':
      return `${judged.versions.find(({ storage }) => storage)?.name ?? 'another'} is the storage version`;
    case 'migrate':
      return `storedVersions does not name ${version}`;
    case 'stop-serving':
      return `${version} is not served`;
    case 'remove':
      return `${version} is removed`;
  }
}

/** What failed since a version is no longer served, as a sentence. */
export function soakText(finding: SoakFinding): string {
  switch (finding.kind) {
    case 'unreadable':
      return `${finding.object ?? 'The list of objects'} cannot be read: ${excerpt(finding.message, 160)}`;
    case 'event':
      return `Warning about ${finding.about}: ${excerpt(finding.message, 160)}`;
    case 'operator':
      return `Operator ${finding.operator} was healthy and is ${finding.state}.`;
  }
}
