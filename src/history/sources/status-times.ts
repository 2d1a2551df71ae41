import { objectsAt, stringAt } from '../../objects/json.ts';
import { groupResource } from '../../objects/resource-type.ts';
import { phaseEntries, textAt } from './phases.ts';
import type { TraceReader } from './source.ts';

/**
 * Times that types of Kubernetes, and OpenShift's ClusterVersion, keep in their status beside conditions:
 * - Job: when it was started, or started again after a suspension; its end is a condition (kubernetes/api batch/v1 types.go)
 * - CronJob: when it last started a Job, and when one last went well
 * - ClusterVersion: which versions it went to, and when each was there (openshift/api config/v1 types_cluster_version.go)
 */
export const statusTimes: TraceReader = (object) => {
  const at = (...path: string[]) => stringAt(object.body, 'status', ...path);
  switch (groupResource(object.type)) {
    case 'jobs.batch': {
      const ends = objectsAt(object.body, 'status', 'conditions').some(({ type }) => type === 'Complete');
      return [
        ...phaseEntries(object, 'status', at('startTime'), { phase: 'Started' }),
        ...(ends ? [] : phaseEntries(object, 'status', at('completionTime'), { phase: 'Complete' })),
      ];
    }
    case 'cronjobs.batch':
      return [
        ...phaseEntries(object, 'status', at('lastScheduleTime'), { phase: 'Started', of: 'the latest Job' }),
        ...phaseEntries(object, 'status', at('lastSuccessfulTime'), { phase: 'Complete', of: 'the latest good Job' }),
      ];
    case 'clusterversions.config.openshift.io':
      return objectsAt(object.body, 'status', 'history').flatMap((update) => {
        const of = `version ${textAt(update, 'version')}`;
        return [
          ...phaseEntries(object, 'status', stringAt(update, 'startedTime'), { phase: 'Started', of }),
          ...phaseEntries(object, 'status', stringAt(update, 'completionTime'), { phase: textAt(update, 'state'), of }),
        ];
      });
    default:
      return [];
  }
};
