import { conditionsOf } from '../../objects/condition.ts';
import { stringAt } from '../../objects/json.ts';
import { managersOfField } from '../../objects/managed-fields.ts';
import type { KubeObject } from '../../objects/object.ts';
import { excerpt } from '../../objects/words.ts';
import { inNamespace, kubectl, typeAndName } from '../commands.ts';
import { deletionAsked } from '../deletion-age.ts';
import type { Evidence } from '../finding.ts';
import { likeness } from '../operators/object-failures.ts';
import { isAtWork } from '../operators/operator-at-work.ts';
import { operatorInWords, operatorKey, readLogs } from '../operators/operator-words.ts';
import { defineRule } from '../rule.ts';

/**
 * What the operator wrote into the object's status since its deletion was asked for. A deletion raises the generation
 * (k8s.io/apiserver pkg/registry/rest/delete.go, BeforeDelete), so that a condition of that generation was written
 * after it; else the time of its last transition tells. What merely says that the object is being deleted is no reason.
 */
export const objectConditionsSay = defineRule({
  id: 'object-conditions-say',
  explains: 'operator-passive',
  looksFor: "Trouble that the object's own conditions or status tell of since its deletion was asked for.",
  sources: [
    'k8s.io/apiserver pkg/registry/rest/delete.go (BeforeDelete)',
    'kubernetes/community contributors/devel/sig-architecture/api-conventions.md (Typical status properties)',
  ],
  applies: ({ operator }) => isAtWork(operator),
  needs: () => ({}),
  judge({ operator, object }) {
    const said = [...troubledConditions(object), ...troubledStatus(object)];
    const [first] = said;
    if (first === undefined) return [];
    return [
      {
        kind: 'root',
        summary: `${operatorInWords(operator)} does not get on with it: ${first.text}`,
        certainty: 'likely',
        decisive: false,
        same: `${operatorKey(operator)} ${likeness(first.text, object)}`,
        evidence: said.slice(0, MOST),
        remedies: [
          {
            command: kubectl(...inNamespace(object.metadata.namespace), 'describe', typeAndName(object)),
            effect: 'Shows all that it says, with its events: the message tells what to mend.',
            safety: 'safe',
          },
          ...readLogs(operator, 'Shows what its operator says of it.', object.metadata.name),
        ],
      },
    ];
  },
});

/** Statements that are shown. */
const MOST = 3;
/** Clocks of the API server and of the operator's node differ by a little. */
const SKEW_MS = 2000;

const TROUBLE =
  /fail|error|denied|forbidden|refus|cannot|could not|unable|invalid|timed? ?out|unreachable|waiting|wait for|still|block|in use|not empty|remain|exist|depend/i;

function troubledConditions(object: KubeObject): Evidence[] {
  const since = (deletionAsked(object) ?? 0) - SKEW_MS;
  const { generation } = object.metadata;
  return conditionsOf(object)
    .filter(({ lastTransitionTime, observedGeneration }) => {
      const isOfDeletion = generation !== undefined && observedGeneration === generation;
      return isOfDeletion || (lastTransitionTime ?? 0) >= since;
    })
    .filter(({ type, status, reason, message }) => {
      // A good state that says why it is good is no trouble.
      if (status === 'True' && !/fail|error|delet|finaliz|clean|block|stall/i.test(type)) return false;
      return TROUBLE.test(`${reason} ${message}`) || (status === 'True' && /fail|error|block|stall/i.test(type));
    })
    .toSorted((a, b) => Number(isAboutDeletion(b)) - Number(isAboutDeletion(a)))
    .map(({ type, status, reason, message, lastTransitionTime }) => {
      const why = [reason, excerpt(message)].filter((part) => part !== '').join(': ');
      return {
        text: `${type} is ${status}${why === '' ? '' : `, ${why}`}`,
        source: 'status.conditions',
        time: lastTransitionTime,
      };
    });
}

function isAboutDeletion({ type, reason, message }: ReturnType<typeof conditionsOf>[number]): boolean {
  return /delet|finaliz|clean|terminat/i.test(`${type} ${reason} ${message}`);
}

/** A phase or state with a message, where managedFields show that the status was written since. */
function troubledStatus(object: KubeObject): Evidence[] {
  const [writer] = managersOfField(object, 'status');
  const since = (deletionAsked(object) ?? 0) - SKEW_MS;
  if (writer?.time === undefined || writer.time < since) return [];
  const phase = stringAt(object.body, 'status', 'phase') ?? stringAt(object.body, 'status', 'state') ?? '';
  const message = stringAt(object.body, 'status', 'message') ?? stringAt(object.body, 'status', 'reason') ?? '';
  if (message === '' || !TROUBLE.test(`${phase} ${message}`)) return [];
  return [{ text: `${phase === '' ? '' : `${phase}: `}${excerpt(message)}`, source: 'status', time: writer.time }];
}
