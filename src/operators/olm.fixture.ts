/** Objects of OLM as it writes them, cut down to what is read (operator-lifecycle-manager v0.30, OpenShift 4.17). */
export const CSV = `
apiVersion: operators.coreos.com/v1alpha1
kind: ClusterServiceVersion
metadata: {name: etcd-operator.v0.9.4, namespace: operators}
spec:
  version: 0.9.4
  customresourcedefinitions:
    owned:
      - {name: etcdclusters.etcd.example.com, kind: EtcdCluster, version: v1}
      - {name: etcdbackups.etcd.example.com, kind: EtcdBackup, version: v1}
    required: [{name: others.example.com, kind: Other, version: v1}]
  install:
    strategy: deployment
    spec: {deployments: [{name: etcd-operator}]}
status: {phase: Succeeded, reason: InstallSucceeded}
`;

export const SUBSCRIPTION = `
apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata: {name: etcd, namespace: operators}
spec: {name: etcd, channel: stable, source: operatorhubio, sourceNamespace: olm, installPlanApproval: Manual}
status:
  installedCSV: etcd-operator.v0.9.4
  currentCSV: etcd-operator.v0.9.5
  state: UpgradePending
  installPlanRef: {name: install-x7k2p, namespace: operators}
  catalogHealth:
    - {healthy: true, catalogSourceRef: {name: operatorhubio, namespace: olm}, lastUpdated: "2026-11-01T11:00:00Z"}
`;

export const CATALOG = `
apiVersion: operators.coreos.com/v1alpha1
kind: CatalogSource
metadata: {name: operatorhubio, namespace: olm}
spec: {sourceType: grpc, image: quay.io/operatorhubio/catalog:latest}
status: {connectionState: {lastObservedState: READY}}
`;

export const OPERATOR_GROUP = `
apiVersion: operators.coreos.com/v1
kind: OperatorGroup
metadata: {name: global, namespace: operators}
spec: {targetNamespaces: [shop, bakery]}
status: {namespaces: [shop, bakery]}
`;

/** The Deployment of the ClusterServiceVersion, with OLM's owner labels. */
export const OLM_DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: etcd-operator
  namespace: operators
  labels: {olm.owner: etcd-operator.v0.9.4, olm.owner.kind: ClusterServiceVersion, olm.owner.namespace: operators}
spec:
  selector: {matchLabels: {name: etcd-operator}}
  template:
    metadata: {labels: {name: etcd-operator}}
    spec: {serviceAccountName: etcd-operator, containers: [{name: etcd-operator, image: "quay.io/coreos/etcd-operator@sha256:66a3"}]}
`;
