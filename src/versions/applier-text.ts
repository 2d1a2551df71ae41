import type { Applier } from './applier.ts';

/** Who applies a CRD: `Helm release redis-system/redis`. */
export function applierText({ kind, name, namespace }: Applier): string {
  const of = namespace === undefined ? name : `${namespace}/${name}`;
  return APPLIERS[kind](of).trimEnd();
}

const APPLIERS = {
  'olm-v0': (of) => `OLM ${of}`,
  'olm-v1': (of) => `OLM ClusterExtension ${of}`,
  helm: (of) => `Helm release ${of}`,
  'helm-crds': (of) => `Helm ${of}`,
  flux: (of) => `Flux ${of}`,
  argo: (of) => `Argo CD ${of}`,
  person: (of) => of,
  unknown: () => '',
} satisfies Record<Applier['kind'], (of: string) => string>;
