import { booleanAt, numberAt, stringAt } from '../json.ts';
import { because, type Rule, verdict } from './verdict.ts';

/** batch/v1 Job: one that runs is as wanted (kstatus core.go, jobConditions). */
export const job: Rule = ({ body, conditions }) => {
  const succeeded = numberAt(body, 'status', 'succeeded') ?? 0;
  const wanted = numberAt(body, 'spec', 'completions') ?? numberAt(body, 'spec', 'parallelism') ?? 1;
  const ready = `${succeeded}/${wanted}`;
  const isTrue = (wantedType: string) =>
    conditions.find(({ type, status }) => type === wantedType && status === 'True');
  const complete = isTrue('Complete');
  if (complete !== undefined)
    return verdict('current', { ready, reason: 'Complete', since: complete.lastTransitionTime });
  const failed = isTrue('Failed') ?? isTrue('FailureTarget');
  if (failed !== undefined) return verdict('failed', { ready, ...because(failed) });
  if (isTrue('Suspended') !== undefined || booleanAt(body, 'spec', 'suspend') === true)
    return verdict('current', { ready, reason: 'Suspended' });
  if (stringAt(body, 'status', 'startTime') === undefined)
    return verdict('in-progress', { ready, reason: 'NotStarted' });
  return verdict('current', { ready, reason: 'Running' });
};

/** batch/v1 CronJob: always as wanted (kstatus). */
export const cronJob: Rule = ({ body }) =>
  verdict('current', { reason: booleanAt(body, 'spec', 'suspend') === true ? 'Suspended' : '' });
