/** An APIService whose Service does not exist: the API server names its group in discovery, and nobody answers for it. */
export function deadApiService(group: string, version: string, namespace: string) {
  return {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: `${version}.${group}` },
    spec: {
      group,
      version,
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { name: 'nobody', namespace },
    },
  };
}
