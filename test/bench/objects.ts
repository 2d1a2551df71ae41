const GROUP = 'bench.example.com';
export const NAMESPACES = 20;
export const CRD_COUNT = 15;

/** A kind of benchmark CRD: `Widget7`, `widget7s`. */
export function kindName(index: number): { kind: string; plural: string } {
  return { kind: `Widget${index}`, plural: `widget${index}s` };
}

/** A CRD with an open schema and a status subresource. */
export function crd(index: number): object {
  const { kind, plural } = kindName(index);
  const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${GROUP}` },
    spec: {
      group: GROUP,
      scope: 'Namespaced',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [{ name: 'v1', served: true, storage: true, schema, subresources: { status: {} } }],
    },
  };
}

/** API path of a benchmark custom resource. */
export function customPath(index: number, namespace: string): string {
  return `/apis/${GROUP}/v1/namespaces/${namespace}/${kindName(index).plural}`;
}

/** 20,000 × scale objects without owners: 5,000 ConfigMaps of 4 KB, 3,000 Secrets of 8 KB, pods, custom resources. */
export function* bulk(scale: number): Generator<{ path: string; body: object }> {
  const namespace = (index: number) => `bench-${index % NAMESPACES}`;
  for (let index = 0; index < 5000 * scale; index++) {
    yield {
      path: `/api/v1/namespaces/${namespace(index)}/configmaps`,
      body: { metadata: metadata(`config-${index}`), data: { text: 'x'.repeat(4096) } },
    };
  }
  for (let index = 0; index < 3000 * scale; index++) {
    yield {
      path: `/api/v1/namespaces/${namespace(index)}/secrets`,
      body: { metadata: metadata(`secret-${index}`), data: { key: 'eHh4'.repeat(2048) } },
    };
  }
  for (let index = 0; index < 3000 * scale; index++) {
    const spec = { containers: [{ name: 'main', image: 'example.com/app:1' }] };
    yield { path: `/api/v1/namespaces/${namespace(index)}/pods`, body: { metadata: metadata(`pod-${index}`), spec } };
  }
  for (let index = 0; index < 8880 * scale; index++) {
    const { kind } = kindName(index % CRD_COUNT);
    yield {
      path: customPath(index % CRD_COUNT, namespace(index)),
      body: { apiVersion: `${GROUP}/v1`, kind, metadata: metadata(`widget-${index}`), spec: { size: index } },
    };
  }
}

/** Names and labels as operators write them, so that metadata has a usual size. */
export function metadata(name: string): {
  name: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
} {
  return {
    name,
    labels: {
      'app.kubernetes.io/name': 'bench',
      'app.kubernetes.io/instance': name,
      'app.kubernetes.io/managed-by': 'bench',
    },
    annotations: { 'bench.example.com/checksum': 'd41d8cd98f00b204e9800998ecf8427e' },
  };
}
