/**
 * Field managers that put a finalizer where a manifest has it, and do not handle it: kubectl, Helm, GitOps and
 * infrastructure-as-code tools.
 */
const DELIVERS =
  /^(kubectl.*|helm|kustomize-controller|helm-controller|argocd-.*|fleetagent|kapp.*|Terraform|HashiCorp|pulumi.*|before-first-apply|Mozilla)$/i;

/** Names that say nothing of whose program it is: kubebuilder's binary, and what client libraries send by default. */
const COMMON =
  /^(manager|controller|controller-manager|operator|main|app|server|python.*|node.*|java|okhttp|kubernetes-client|fabric8.*|OpenAPI-Generator|Go-http-client|kube-rs|unknown|__debug_bin.*|)$/i;

/** True where a field manager hands objects on as somebody wrote them. */
export function isDelivery(manager: string): boolean {
  return DELIVERS.test(manager);
}

/** True where programs of different operators write under the same name. */
export function isCommonName(manager: string): boolean {
  return COMMON.test(manager);
}
