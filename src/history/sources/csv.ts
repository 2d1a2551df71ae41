import { objectsAt, stringAt } from '../../objects/json.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { phaseEntries, textAt } from './phases.ts';
import type { TraceReader } from './source.ts';

/**
 * OLM keeps the last 20 phases of a ClusterServiceVersion: an entry is added where phase or reason changes, at its
 * lastUpdateTime (lastTransitionTime is that of the phase alone; operator-framework/api
 * pkg/operators/v1alpha1/clusterserviceversion.go, SetPhase). A copy in another namespace has the history of the original,
 * which is not its own.
 */
export const csv: TraceReader = (object) => {
  const { type, metadata, body } = object;
  if (groupResource(type) !== 'clusterserviceversions.operators.coreos.com') return [];
  if (Object.hasOwn(metadata.labels, 'olm.copiedFrom') || stringAt(body, 'status', 'reason') === 'Copied') return [];
  return objectsAt(body, 'status', 'conditions').flatMap((entry, turn) => {
    const time = stringAt(entry, 'lastUpdateTime') ?? stringAt(entry, 'lastTransitionTime');
    const [phase, reason, message] = [textAt(entry, 'phase'), textAt(entry, 'reason'), textAt(entry, 'message')];
    return phaseEntries(object, 'csv', time, { phase, reason, message }, turn);
  });
};
