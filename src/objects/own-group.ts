/** Groups of one word belong to Kubernetes: those of CRDs have a dot (apiextensions validation.go, validateCustomResourceDefinitionSpec). */
const OWN =
  /^(?:|[a-z]+|(?:admissionregistration|apiextensions|apiregistration|authentication|authorization|certificates|coordination|discovery|events|(?:flowcontrol|internal)\.apiserver|networking|node|rbac\.authorization|resource|scheduling|storage|storagemigration)\.k8s\.io)$/;

/**
 * Whether Kubernetes itself serves a group, and its own controllers act on it (kubernetes/kubernetes pkg/controlplane,
 * apiextensions-apiserver, kube-aggregator). Groups of add-ons, such as metrics.k8s.io, are not among them.
 */
export function isOwnGroup(group: string): boolean {
  return OWN.test(group);
}
