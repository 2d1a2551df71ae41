import type { Gap, GapReason } from './gap.ts';
import { missingText, permissionCheck, subjectText } from './gap-text.ts';
import type { Problem } from './problem.ts';

/** The problem that a gap is where nothing can be answered without what is missing: what is wrong and what to do. */
export function gapProblem(gap: Gap): Problem {
  return PROBLEMS[gap.reason](gap);
}

const PROBLEMS = {
  forbidden: (gap) => ({
    message: `missing permission: ${missingText(gap)}`,
    next:
      gap.permission === undefined
        ? gap.message
        : `Ask the cluster's administrator for it. ${permissionCheck(gap)} tells whether it is there.`,
  }),
  unauthorized: (gap) => ({
    message: `the cluster does not accept the credentials: ${gap.message}`,
    next: 'Log in again, or choose another user with --context, --user or --token. kubectl auth whoami tells who you are.',
  }),
  unavailable: (gap) => ({
    message: gap.message,
    next: 'kubectl cluster-info tells whether the server answers; --context chooses another cluster.',
  }),
  timeout: (gap) => ({
    message: gap.message,
    next: 'Check the network and the address (kubectl config view --minify), or allow more time with --request-timeout.',
  }),
  'not-found': (gap) => ({ message: `${subjectText(gap.subject)} not found`, next: undefined }),
  throttled: (gap) => ({
    message: gap.message,
    next: 'The server is overloaded or not ready for this type. Try again in a moment.',
  }),
  invalid: (gap) => ({
    message: `${subjectText(gap.subject)} could not be understood: ${gap.message}`,
    next: gap.subject.kind === 'cluster' ? 'Check that the address is that of a Kubernetes API server.' : undefined,
  }),
  'not-captured': (gap) => ({
    message: `the capture does not contain ${subjectText(gap.subject)}`,
    next: 'Take a new capture with it (kubectl operator capture), or ask the live cluster.',
  }),
} satisfies Record<GapReason, (gap: Gap) => Problem>;
