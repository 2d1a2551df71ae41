import { messageStart } from '../../objects/message-start.ts';
import { counted, excerpt, some } from '../../objects/words.ts';
import { applierText } from '../../versions/applier-text.ts';
import type { ConversionProblem } from '../../versions/conversion.ts';
import type { JudgedDefinition } from '../../versions/report.ts';
import type { VersionUser } from '../../versions/users.ts';
import type { Block, DefinitionVerdict, VersionVerdict } from '../../versions/verdict.ts';
import { byPreference } from '../../versions/version-order.ts';
import { numberText } from '../operators/words.ts';
import { formatAge } from '../text/age.ts';

/** The verdict on a CRD in a cell of a table. */
export function verdictCell({ verdict, about }: Pick<JudgedDefinition, 'verdict' | 'about'>): string {
  const versions = some(about);
  return VERDICTS[verdict](versions);
}

const VERDICTS = {
  'fix-conversion': () => 'fix conversion',
  'migrate-storage': (versions) => `migrate storage: ${versions}`,
  'move-users': (versions) => `move users of ${versions}`,
  'clean-managed-fields': (versions) => `clean managedFields: ${versions}`,
  remove: (versions) => `safe to remove ${versions}`,
  'stop-serving': (versions) => `safe to stop serving ${versions}`,
  unknown: (versions) => `not known: ${versions}`,
  'nothing-to-do': () => 'nothing to do',
} satisfies Record<DefinitionVerdict, (versions: string) => string>;

/** The verdict on a version in a cell of a table. */
export const VERSION_VERDICTS = {
  storage: 'storage version',
  'migrate-storage': 'migrate storage',
  keep: 'nothing to do',
  'in-use': 'in use',
  'stop-serving': 'safe to stop serving',
  'clean-managed-fields': 'clean managedFields',
  remove: 'safe to remove',
  unknown: 'not known',
} as const satisfies Record<VersionVerdict, string>;

/** The verdict on a CRD as a sentence behind its name, without a full stop. */
export function verdictSentence(judged: JudgedDefinition, now: number): string {
  const { facts, verdict, certainty, about, conversion, versions } = judged;
  const names = some(about);
  const [problem] = conversion.problems;
  const many = about.length > 1;
  const { count } = facts.objects;
  const looks = certainty === 'certain' ? (many ? 'are' : 'is') : many ? 'look' : 'looks';
  switch (verdict) {
    case 'fix-conversion':
      return `conversion ${certainty === 'certain' ? 'is broken' : 'looks broken'}${problem === undefined ? '' : `: ${problemText(problem, now)}`}`;
    case 'migrate-storage': {
      if (count === 0) return `migrate storage: storedVersions still names ${names}, though there are no objects`;
      const objects = count === undefined ? 'objects' : `${numberText(count)} ${count === 1 ? 'object' : 'objects'}`;
      const older = olderStorage(judged);
      if (older === undefined) return `migrate storage: ${objects} may still be stored as ${names}`;
      return `migrate storage: ${objects} may be stored as ${names}, and the storage version is ${older}, which is older`;
    }
    case 'move-users': {
      const writers = versions.filter(({ name }) => about.includes(name)).flatMap(writersOf);
      if (writers.length === 0) {
        const [clients, whose] =
          certainty === 'certain'
            ? ['clients follow', '']
            : ['a client follows', ', which may be kube-controller-manager'];
        return `${names} ${many ? 'are' : 'is'} deprecated, and ${clients} objects with ${many ? 'them' : 'it'} still${whose}`;
      }
      return `${names} ${many ? 'are' : 'is'} deprecated, and ${some(writers)} ${writers.length === 1 ? 'writes' : 'write'} with ${many ? 'them' : 'it'} still`;
    }
    case 'clean-managed-fields':
      return `${names} ${many ? 'are' : 'is'} neither served nor stored, but managedFields of objects still name ${many ? 'them' : 'it'}`;
    case 'remove':
      return `${names} ${looks} safe to remove: neither served nor stored`;
    case 'stop-serving':
      return `${names} ${looks} safe to stop serving: nobody is seen to write with ${many ? 'them' : 'it'}`;
    case 'unknown':
      return `whether ${names} ${many ? 'are' : 'is'} still used cannot be told from what could be read`;
    case 'nothing-to-do': {
      const used = versions.filter((version) => version.verdict === 'in-use').map(({ name }) => name);
      if (used.length === 0) return 'nothing to do';
      return `nothing to do: ${some(used)} ${used.length > 1 ? 'are' : 'is'} still used`;
    }
  }
}

/** The storage version where what is stale is preferred to it: then it may rather be the one that is to go. */
export function olderStorage({ about, versions }: Pick<JudgedDefinition, 'about' | 'versions'>): string | undefined {
  const storage = versions.find((version) => version.storage)?.name;
  return about.some((name) => storage !== undefined && byPreference(name, storage) < 0) ? storage : undefined;
}

function writersOf({ users }: { readonly users: readonly VersionUser[] }): string[] {
  return [...new Set(users.filter(({ movedOn }) => !movedOn).map(({ manager }) => manager))];
}

/** What is wrong with a conversion, as a part of a sentence. */
export function problemText(problem: ConversionProblem, now: number): string {
  switch (problem.kind) {
    case 'unreadable': {
      const message = excerpt(messageStart(problem.gap.message), 160);
      return `${problem.object ?? 'the objects'} cannot be read at ${problem.version} (${message})`;
    }
    case 'service-missing':
      return `Service ${problem.service}, which the webhook is called by, does not exist`;
    case 'no-endpoints':
      return `nobody is behind Service ${problem.service}, which the webhook is called by`;
    case 'ca-unreadable':
      return 'the caBundle of the webhook holds no certificate that can be read';
    case 'ca-expired':
      return `the CA of the webhook expired ${formatAge(now - problem.notAfter)} ago`;
    case 'certificate-expired':
      return `Certificate ${problem.certificate}, which the webhook serves, expired ${formatAge(now - problem.notAfter)} ago`;
  }
}

/** `helm (Apply) wrote 12 objects with it, such as shop/cache, last 3d ago` */
export function userText(user: VersionUser, now: number): string {
  const { manager, operation, subresource, current, objects, last, example, movedOn } = user;
  const how = subresource === undefined ? operation : `${operation} of ${subresource}`;
  const count = movedOn ? objects : current;
  const what = count === 1 ? `${example} with it` : `${numberText(count)} objects with it, such as ${example}`;
  const when = last === undefined ? '' : `, last ${formatAge(now - last)} ago`;
  return `${manager || 'somebody'} (${how}) wrote ${what}${when}`;
}

/** Who follows objects with a version, by the metrics of an API server, as a sentence without its end. */
export function watchesText(watches: number): string {
  const all = `${counted(watches, 'client')} ${watches === 1 ? 'follows' : 'follow'} objects with it right now (watches at the API server that answered)`;
  return `${all}; ${watches === 1 ? 'it' : 'one'} may be kube-controller-manager, which keeps to the version that was preferred when it first saw the type until it restarts`;
}

/** What stands in the way of removing a version, as a sentence. */
export function blockText(block: Block, version: string, now: number): string {
  switch (block.kind) {
    case 'storage-version':
      return 'It is the storage version.';
    case 'stored':
      return 'storedVersions names it: objects may be stored as it, until all are proven to be stored as another.';
    case 'not-in-spec':
      return 'spec.versions does not have it: objects that are stored as it cannot be read until it is added back.';
    case 'only-served':
      return 'No other version is served.';
    case 'conversion-broken':
      return 'Conversion is broken.';
    case 'user':
      return `${userText(block.user, now)}.`;
    case 'watched':
      return `${watchesText(block.watches)}.`;
    case 'managed-fields':
      return `managedFields of ${counted(block.objects, 'object')} ${block.objects === 1 ? 'names' : 'name'} it, which can make server-side apply fail once it is gone.`;
    case 'unread':
      return `Not all objects could be looked at, so who writes with ${version} is not known.`;
    case 'applied-by':
      return `${applierText(block.applier)} applies the CRD and would bring it back: remove it there.`;
  }
}
