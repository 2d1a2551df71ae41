import type { Tools } from './tools.ts';

const GROUP = 'snapshot.storage.k8s.io';

/**
 * Makes the types of VolumeSnapshots, bare of their schemas; resolves when they are served. They are not the scenario's
 * own, so that it has to be `exclusive`.
 */
export async function snapshotTypes({
  apply,
  plane,
  waitFor,
}: Pick<Tools, 'apply' | 'plane' | 'waitFor'>): Promise<void> {
  const kinds = [
    ['VolumeSnapshot', 'volumesnapshots', 'Namespaced'],
    ['VolumeSnapshotContent', 'volumesnapshotcontents', 'Cluster'],
  ] as const;
  const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  for (const [kind, plural, scope] of kinds) {
    // That of an earlier scenario may still be going: it would be served, and then be gone.
    const path = `${definitions}/${plural}.${GROUP}`;
    await waitFor(`earlier ${plural} to be gone`, async () => (await plane.request(path)).status === 404);
    const schema = { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } };
    await apply({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      // The API server asks for it of all types of its own groups.
      metadata: { name: `${plural}.${GROUP}`, annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' } },
      spec: {
        group: GROUP,
        names: { kind, plural, singular: kind.toLowerCase() },
        scope,
        versions: [{ name: 'v1', served: true, storage: true, schema }],
      },
    });
    await waitFor(
      `${plural} to be served`,
      async () => (await plane.request(`/apis/${GROUP}/v1/${plural}`)).status === 200,
    );
  }
}
