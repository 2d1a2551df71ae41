import { quantile } from '../metrics/histogram.ts';
import { counted } from '../objects/words.ts';
import { hasNotBegun } from './figures.ts';
import type { Judgement } from './judgement.ts';
import type { ProcessRates } from './rates.ts';
import type { JudgedProcess } from './report.ts';
import { isMany } from './rules/failing.ts';
import { percent, perSecond, span } from './words.ts';

/** Whether a process leads, stands by for another one, or does without election. */
export function roleOf({ now: { leading, controllers } }: ProcessRates): JudgedProcess['role'] {
  if (leading.some(({ leads }) => leads)) return 'leader';
  // Metrics of JOSDK have nothing of leaders.
  if (leading.length === 0) return controllers.length > 0 && controllers.every(hasNotBegun) ? 'standby' : 'alone';
  // Controllers that are not elected work all the same (NeedLeaderElection).
  return controllers.some(({ framework }) => framework === 'controller-runtime') ? 'alone' : 'standby';
}

/** What is to be said of a process as a whole, worst first; empty where nothing is. */
export function judgeProcess(rates: ProcessRates): readonly Judgement[] {
  return [
    ...restarts(rates),
    ...standsBy(rates),
    ...turnedAway(rates),
    ...heldBack(rates),
    ...rates.webhooks.flatMap((webhook) => webhookFailures(webhook, rates)),
  ];
}

function restarts({ restarts: times, now, seconds }: ProcessRates): Judgement[] {
  if (times === 0) return [];
  const often = `${times === 1 ? '' : `${counted(times, 'time')} `}within ${span(seconds * 1000)}`;
  const text =
    now.startTime === undefined
      ? `Its counters fell ${often}: the process began anew, and every back-off with it, or pages of another one came between.`
      : `The process began anew ${often}, ${times === 1 ? '' : 'last '}${span(now.at - now.startTime)} before the last page: its counters began at zero, and every back-off with them.`;
  return [
    {
      state: 'restarted',
      level: 'bad',
      text,
      next: 'kubectl logs --previous tells why it ended.',
    },
  ];
}

function standsBy(rates: ProcessRates): Judgement[] {
  if (roleOf(rates) !== 'standby') return [];
  return [
    {
      state: 'standby',
      level: 'good',
      text: 'It stands by: its controllers begin to reconcile when it is elected.',
    },
  ];
}

function turnedAway({ requests, seconds }: ProcessRates): Judgement[] {
  const count = requests['429'] ?? 0;
  if (count === 0) return [];
  return [
    {
      state: 'throttled',
      level: 'note',
      text: `The API server turned ${counted(count, 'request')} away in ${span(seconds * 1000)} (429, ${perSecond(count, seconds)}): its priority and fairness holds this client back.`,
      next: 'apiserver_flowcontrol_rejected_requests_total tells the flow schema.',
    },
  ];
}

/** Waits below this share of the time are no matter. */
const HELD_BACK = 0.1;

function heldBack({ throttled, seconds }: ProcessRates): Judgement[] {
  if (throttled === undefined || seconds <= 0 || throttled.sum < HELD_BACK * seconds) return [];
  return [
    {
      state: 'throttled',
      level: 'note',
      text: `Requests waited ${span(throttled.sum * 1000)} altogether within ${span(seconds * 1000)} for the limit of the operator's own client.`,
      next: 'Raise its QPS and burst (rest.Config), or make it ask less.',
    },
  ];
}

function webhookFailures(
  { name, requests, failures, latency }: ProcessRates['webhooks'][number],
  { seconds }: ProcessRates,
): Judgement[] {
  const late = latency === undefined ? undefined : quantile(latency, 0.99);
  const found: Judgement[] = [];
  if (failures > 0)
    found.push({
      state: 'webhook-failing',
      level: isMany(failures, requests) ? 'bad' : 'note',
      text: `Its webhook ${name} failed ${failures} of ${counted(requests, 'request')} (${percent(failures, requests)}) in ${span(seconds * 1000)}.`,
    });
  // Clients give up after 10 s by default (admissionregistration.k8s.io/v1 timeoutSeconds).
  if (late !== undefined && late.from >= 1)
    found.push({
      state: 'webhook-slow',
      level: 'note',
      text: `Its webhook ${name} takes ${span(late.from * 1000)} or longer for one of a hundred requests: each is a write that somebody waits for.`,
    });
  return found;
}
