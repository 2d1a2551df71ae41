import { findCondition } from '../condition.ts';
import { type JsonObject, objectAt, objectsAt, stringAt } from '../json.ts';
import { because, type Readiness, type Rule, type Subject, verdict } from './verdict.ts';

/** Reasons of a waiting container that waiting hardly cures (kubernetes pkg/kubelet/images/types.go, container). */
const FATAL = new Set([
  ...['CrashLoopBackOff', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'],
  ...['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'PreStartHookError'],
]);

/** How long a pod may be unscheduled before it counts as failed: kstatus, core.go, ScheduleWindow. */
const SCHEDULE_WINDOW = 15_000;

/** v1 Pod (kstatus core.go, podConditions), with the reason of the container that keeps it from being ready. */
export const pod: Rule = (subject) => {
  const { body, conditions } = subject;
  const ready = findCondition(conditions, 'Ready');
  const status = objectAt(body, 'status');
  const said = { reason: stringAt(status, 'reason') ?? '', message: stringAt(status, 'message') ?? '' };
  switch (stringAt(status, 'phase')) {
    case 'Succeeded':
      return verdict('current', { reason: 'Completed', since: ready?.lastTransitionTime });
    case 'Failed': {
      const stopped = troubled(status);
      const why = said.reason === '' && stopped !== undefined ? stopped : said;
      return verdict('failed', {
        ready: 'False',
        ...why,
        reason: why.reason || 'Failed',
        since: ready?.lastTransitionTime,
      });
    }
    case 'Unknown':
      return verdict('unknown', { ready: 'Unknown', ...said });
    case 'Running':
      if (ready?.status === 'True') return verdict('current', { ready: 'True', since: ready.lastTransitionTime });
      return notReady(subject, status);
    default:
      return unscheduled(subject) ?? notReady(subject, status);
  }
};

function unscheduled({ conditions, metadata, now }: Subject): Readiness | undefined {
  const scheduled = findCondition(conditions, 'PodScheduled');
  if (scheduled?.status !== 'False') return undefined;
  const waited = now - (metadata.creationTime ?? scheduled.lastTransitionTime ?? now);
  const failed = scheduled.reason === 'Unschedulable' && waited > SCHEDULE_WINDOW;
  return verdict(failed ? 'failed' : 'in-progress', { ready: 'False', ...because(scheduled) });
}

function notReady({ conditions }: Subject, status: JsonObject | undefined): Readiness {
  const ready = findCondition(conditions, 'Ready');
  const container = troubled(status);
  const state = container !== undefined && FATAL.has(container.reason) ? 'failed' : 'in-progress';
  const why = container ?? (ready === undefined ? { reason: stringAt(status, 'phase') ?? 'Pending' } : because(ready));
  return verdict(state, { ready: 'False', since: ready?.lastTransitionTime, ...why });
}

/** The container that is to blame: one with a fatal reason, else the first that waits or stopped badly. */
function troubled(status: JsonObject | undefined): { reason: string; message: string } | undefined {
  const containers = [...objectsAt(status, 'initContainerStatuses'), ...objectsAt(status, 'containerStatuses')];
  const found = containers.flatMap((container) => {
    const waiting = objectAt(container, 'state', 'waiting');
    const stopped = objectAt(container, 'state', 'terminated');
    const trouble = waiting ?? (stopped?.exitCode === 0 ? undefined : stopped);
    const reason = stringAt(trouble, 'reason') ?? '';
    if (reason === '') return [];
    const name = stringAt(container, 'name') ?? '';
    const message = stringAt(trouble, 'message') ?? '';
    return { reason, message: `container ${name}${message === '' ? '' : `: ${message}`}` };
  });
  return found.find(({ reason }) => FATAL.has(reason)) ?? found[0];
}
