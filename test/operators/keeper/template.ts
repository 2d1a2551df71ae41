import { DEFAULT_CONTAINER } from '../../control-plane/deployment-objects.ts';

/** What can change in a pod template. */
export interface TemplateChange {
  /** Such as STATE_ANNOTATION, which keeps the pods in a state. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly image?: string;
  /** A Secret that its container's environment is to come from. */
  readonly secret?: string;
  /** The path that its container's readiness probe asks for. */
  readonly readinessPath?: string;
}

/** A strategic merge patch of the pod template that makes the change. */
export function templatePatch({
  annotations = {},
  nodeSelector,
  image,
  secret,
  readinessPath,
}: TemplateChange): object {
  const container = {
    name: DEFAULT_CONTAINER,
    ...(image === undefined ? {} : { image }),
    ...(secret === undefined ? {} : { envFrom: [{ secretRef: { name: secret } }] }),
    ...(readinessPath === undefined ? {} : { readinessProbe: { httpGet: { path: readinessPath, port: 8081 } } }),
  };
  const placed = nodeSelector === undefined ? {} : { nodeName: null, nodeSelector };
  return { metadata: { annotations }, spec: { ...placed, containers: [container] } };
}
