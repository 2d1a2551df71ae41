/** Kubernetes' own controllers that remove finalizers. */
export type BuiltInController =
  | 'kube-controller-manager'
  | 'cloud-controller-manager'
  | 'kube-apiserver'
  | 'csi-driver'
  | 'kubelet';
