import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

/** An annotation that keeps a pod of a fake node in a state other than Ready. */
export const STATE_ANNOTATION = 'test.kubectl-operator/state';

/**
 * The states a pod can be kept in; without the annotation it becomes Ready. `in-grace` becomes Ready too, and stays when
 * it is deleted, as a pod whose processes do not end; of a `reported` one tests write the status (pod-states.ts).
 */
export type PodState = 'pending' | 'image-pull' | 'crash-loop' | 'in-grace' | 'reported';

const ANNOTATION_PATH = `.metadata.annotations["${STATE_ANNOTATION}"]`;
const WAITING_PATH = '.status.containerStatuses.[].state.waiting.reason';

/** kwok's own stages, of which pod-ready leaves annotated pods alone, and those that hold pods in the other states. */
export function stages(manifests: string): object[] {
  const own = loadAll(readFileSync(join(manifests, 'stages.yaml'), 'utf8')).map(parseStage);
  const ready = own.find((stage) => stage.metadata.name === 'pod-ready');
  if (ready === undefined) throw new Error('kwok has no stage pod-ready');
  const left = ['pending', 'image-pull', 'crash-loop', 'reported'] satisfies PodState[];
  const plain = { key: ANNOTATION_PATH, operator: 'NotIn', values: left };
  const expressions = ready.spec.selector.matchExpressions;
  const recovered: Stage = {
    ...ready,
    metadata: { name: 'pod-recovered' },
    spec: {
      ...ready.spec,
      selector: {
        matchExpressions: [
          ...expressions.filter((expression) => expression.key === '.metadata.deletionTimestamp'),
          { key: WAITING_PATH, operator: 'In', values: ['CrashLoopBackOff'] },
          plain,
        ],
      },
    },
  };
  const guarded: Stage = {
    ...ready,
    spec: { ...ready.spec, selector: { matchExpressions: [...expressions, plain] } },
  };
  const goes = own.find((stage) => stage.metadata.name === 'pod-delete');
  if (goes === undefined) throw new Error('kwok has no stage pod-delete');
  const stays = { key: ANNOTATION_PATH, operator: 'NotIn', values: ['in-grace'] };
  return [
    ...own.filter((stage) => stage !== ready && stage !== goes),
    guarded,
    {
      ...goes,
      spec: { ...goes.spec, selector: { matchExpressions: [...goes.spec.selector.matchExpressions, stays] } },
    },
    recovered,
    heldPod('image-pull', 'ImagePullBackOff', IMAGE_PULL),
    heldPod('crash-loop', 'CrashLoopBackOff', CRASH_LOOP),
  ];
}

interface Stage {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly selector: {
      readonly matchExpressions: readonly {
        readonly key: string;
        readonly operator: string;
        readonly values?: readonly string[];
      }[];
    };
  };
}

/** The file is kwok's own, at a pinned version: its shape is known. */
function parseStage(document: unknown): Stage {
  return document as Stage;
}

function heldPod(state: PodState, reason: string, statusTemplate: string): object {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: `pod-${state}` },
    spec: {
      resourceRef: { apiGroup: 'v1', kind: 'Pod' },
      selector: {
        matchAnnotations: { [STATE_ANNOTATION]: state },
        matchExpressions: [
          { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
          { key: WAITING_PATH, operator: 'NotIn', values: [reason] },
        ],
      },
      next: { statusTemplate },
    },
  };
}

const NOT_READY = `
{{ $now := Now }}
conditions:
- {type: Initialized, status: "True", lastTransitionTime: {{ $now | Quote }}}
- {type: Ready, status: "False", reason: ContainersNotReady, message: containers are not ready, lastTransitionTime: {{ $now | Quote }}}
- {type: ContainersReady, status: "False", reason: ContainersNotReady, message: containers are not ready, lastTransitionTime: {{ $now | Quote }}}
- {type: PodScheduled, status: "True", lastTransitionTime: {{ $now | Quote }}}
startTime: {{ or .status.startTime $now | Quote }}
`;

/** What a kubelet reports of an image that cannot be pulled. */
const IMAGE_PULL = `${NOT_READY}
phase: Pending
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  imageID: ""
  name: {{ .name | Quote }}
  ready: false
  started: false
  restartCount: 0
  state:
    waiting:
      reason: ImagePullBackOff
      message: {{ printf "Back-off pulling image %q: ErrImagePull: not found" .image | Quote }}
{{ end }}
`;

/** What a kubelet reports of containers that keep failing. */
const CRASH_LOOP = `${NOT_READY}
phase: Running
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: false
  started: false
  restartCount: 7
  lastState:
    terminated: {exitCode: 1, reason: Error, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}
  state:
    waiting:
      reason: CrashLoopBackOff
      message: {{ printf "back-off 5m0s restarting failed container=%s" .name | Quote }}
{{ end }}
`;
