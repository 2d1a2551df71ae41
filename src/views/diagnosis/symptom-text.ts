import { controllerName } from '../../diagnosis/controllers/controller-name.ts';
import { deletionAge } from '../../diagnosis/deletion-age.ts';
import type { Symptom, SymptomKind, SymptomOf } from '../../diagnosis/symptom.ts';
import { permissionText } from '../../objects/gap-text.ts';
import { inWords } from '../../objects/words.ts';
import { formatAge } from '../text/age.ts';

/** A symptom as a line of its own. */
export function symptomText(symptom: Symptom, now: number): string {
  switch (symptom.kind) {
    case 'terminating':
      return `${inWords(symptom.object)} ${terminatingText(symptom, now)}`;
    case 'finalizer':
      return `finalizer ${symptom.finalizer} is still there`;
    case 'operator-passive':
      return `operator ${symptom.operator.name} in ${symptom.operator.namespace} does not act on it`;
    case 'access-denied': {
      const { operator, permission } = symptom;
      const account = `ServiceAccount ${operator.namespace}/${operator.serviceAccount ?? 'default'}`;
      return `${account} may not ${permissionText(permission)}`;
    }
    case 'workload-down':
      return `${inWords(symptom.workload)} has no working pod`;
    case 'pod-down':
      return `${inWords(symptom.pod)} is not ready`;
    case 'pods-refused':
      return `new pods of ${inWords(symptom.workload)} are refused`;
    case 'node-down':
      return `Node ${symptom.node} gives no sign of life`;
    case 'controller-passive':
      return `${controllerName(symptom.controller, symptom.object)} does not act on it`;
    case 'dependent-kept':
      return symptom.finalizer === 'orphan'
        ? `${inWords(symptom.object)} still names it as its owner`
        : `${inWords(symptom.object)}, which is to go first, is not being deleted`;
    case 'owner-kept':
      return 'no dependent in its namespace keeps it';
    case 'service-down':
      return `Service ${symptom.namespace}/${symptom.name}, used by ${symptom.usedBy}, does not answer`;
    case 'api-down':
      return `API ${symptom.group}${symptom.version === undefined ? '' : `/${symptom.version}`} is not available`;
    case 'writes-rejected':
      return `writes of ${inWords(symptom.object)} are refused: ${symptom.message}`;
    case 'webhook-failing':
      return `${symptom.webhook} does not answer as it should: ${symptom.message}`;
    case 'type-unreadable':
      return `${symptom.type} cannot be read: ${symptom.message}`;
    case 'live':
      return `${inWords(symptom.object)} is not being deleted`;
  }
}

function terminatingText({ object }: SymptomOf<'terminating'>, now: number): string {
  const age = deletionAge(object, now) ?? 0;
  if (age < 0) return `is Terminating, with ${formatAge(-age)} of its grace period left`;
  return `has been Terminating for ${formatAge(age)}`;
}

/** The kinds of symptoms in words, for `explain` and the table of rules. */
export const SYMPTOM_NAMES = {
  terminating: 'an object is Terminating',
  finalizer: 'a finalizer is not removed',
  'operator-passive': 'an operator does not act on an object',
  'access-denied': 'an operator lacks a permission',
  'workload-down': 'a workload has no working pod',
  'pod-down': 'a pod is not ready',
  'pods-refused': 'the API server refuses new pods of a workload',
  'node-down': 'a node gives no sign of life',
  'controller-passive': 'a controller of Kubernetes does not act on an object',
  'dependent-kept': 'a dependent stands in the way of its owner',
  'owner-kept': 'no dependent in its namespace keeps an owner',
  'service-down': 'a Service does not answer',
  'api-down': 'an aggregated API is not available',
  'writes-rejected': 'writes of an object are refused',
  'webhook-failing': 'a webhook does not answer as it should',
  'type-unreadable': 'objects of a type cannot be read',
  live: 'an object is not being deleted',
} satisfies Record<SymptomKind, string>;
