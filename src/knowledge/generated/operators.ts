// Compiled from src/knowledge/data/operators.yaml by npm run knowledge.
import type { OperatorEntry } from '../operator-entry.ts';

export const OPERATORS: readonly OperatorEntry[] = [
  {
    "id": "cert-manager",
    "title": "cert-manager",
    "images": [
      "cert-manager-controller"
    ],
    "names": [
      "cert-manager"
    ],
    "groups": [
      "cert-manager.io",
      "acme.cert-manager.io"
    ],
    "leases": [
      "cert-manager-controller"
    ],
    "metrics": {
      "port": 9402
    },
    "source": "cert-manager/cert-manager"
  },
  {
    "id": "trust-manager",
    "title": "trust-manager",
    "images": [
      "jetstack/trust-manager"
    ],
    "names": [
      "trust-manager"
    ],
    "groups": [
      "trust.cert-manager.io"
    ],
    "source": "cert-manager/trust-manager"
  },
  {
    "id": "strimzi",
    "title": "Strimzi",
    "names": [
      "strimzi-cluster-operator"
    ],
    "groups": [
      "kafka.strimzi.io",
      "core.strimzi.io"
    ],
    "metrics": {
      "port": 8080
    },
    "source": "strimzi/strimzi-kafka-operator"
  },
  {
    "id": "cloudnative-pg",
    "title": "CloudNativePG",
    "images": [
      "cloudnative-pg/cloudnative-pg"
    ],
    "names": [
      "cnpg-controller-manager"
    ],
    "groups": [
      "postgresql.cnpg.io"
    ],
    "leases": [
      "db9c8771.cnpg.io"
    ],
    "source": "cloudnative-pg/cloudnative-pg"
  },
  {
    "id": "zalando-postgres-operator",
    "title": "Zalando Postgres Operator",
    "images": [
      "zalando/postgres-operator",
      "acid/postgres-operator"
    ],
    "groups": [
      "acid.zalan.do"
    ],
    "source": "zalando/postgres-operator"
  },
  {
    "id": "crunchy-postgres-operator",
    "title": "Crunchy Postgres Operator",
    "images": [
      "crunchydata/postgres-operator"
    ],
    "names": [
      "pgo"
    ],
    "groups": [
      "postgres-operator.crunchydata.com"
    ],
    "source": "CrunchyData/postgres-operator"
  },
  {
    "id": "percona-xtradb-cluster-operator",
    "title": "Percona XtraDB Cluster Operator",
    "images": [
      "percona/percona-xtradb-cluster-operator"
    ],
    "names": [
      "percona-xtradb-cluster-operator"
    ],
    "groups": [
      "pxc.percona.com"
    ],
    "source": "percona/percona-xtradb-cluster-operator"
  },
  {
    "id": "percona-server-mongodb-operator",
    "title": "Percona Server for MongoDB Operator",
    "images": [
      "percona/percona-server-mongodb-operator"
    ],
    "names": [
      "percona-server-mongodb-operator"
    ],
    "groups": [
      "psmdb.percona.com"
    ],
    "source": "percona/percona-server-mongodb-operator"
  },
  {
    "id": "mariadb-operator",
    "title": "MariaDB Operator",
    "images": [
      "mariadb-operator/mariadb-operator"
    ],
    "names": [
      "mariadb-operator"
    ],
    "groups": [
      "k8s.mariadb.com"
    ],
    "source": "mariadb-operator/mariadb-operator"
  },
  {
    "id": "mongodb-community-operator",
    "title": "MongoDB Community Operator",
    "images": [
      "mongodb/mongodb-kubernetes-operator"
    ],
    "names": [
      "mongodb-kubernetes-operator"
    ],
    "groups": [
      "mongodbcommunity.mongodb.com"
    ],
    "source": "mongodb/mongodb-kubernetes-operator"
  },
  {
    "id": "eck",
    "title": "Elastic Cloud on Kubernetes",
    "images": [
      "eck/eck-operator"
    ],
    "names": [
      "elastic-operator"
    ],
    "groups": [
      "*.k8s.elastic.co"
    ],
    "leases": [
      "elastic-operator-leader"
    ],
    "source": "elastic/cloud-on-k8s"
  },
  {
    "id": "rabbitmq-cluster-operator",
    "title": "RabbitMQ Cluster Operator",
    "images": [
      "rabbitmqoperator/cluster-operator"
    ],
    "names": [
      "rabbitmq-cluster-operator"
    ],
    "types": [
      "rabbitmqclusters.rabbitmq.com"
    ],
    "leases": [
      "rabbitmq-cluster-operator-leader-election"
    ],
    "source": "rabbitmq/cluster-operator"
  },
  {
    "id": "rabbitmq-messaging-topology-operator",
    "title": "RabbitMQ Messaging Topology Operator",
    "images": [
      "rabbitmqoperator/messaging-topology-operator"
    ],
    "names": [
      "messaging-topology-operator"
    ],
    "types": [
      "bindings.rabbitmq.com",
      "exchanges.rabbitmq.com",
      "federations.rabbitmq.com",
      "permissions.rabbitmq.com",
      "policies.rabbitmq.com",
      "queues.rabbitmq.com",
      "schemareplications.rabbitmq.com",
      "shovels.rabbitmq.com",
      "superstreams.rabbitmq.com",
      "topicpermissions.rabbitmq.com",
      "users.rabbitmq.com",
      "vhosts.rabbitmq.com"
    ],
    "source": "rabbitmq/messaging-topology-operator"
  },
  {
    "id": "argocd",
    "title": "Argo CD",
    "names": [
      "argocd-application-controller"
    ],
    "types": [
      "applications.argoproj.io",
      "appprojects.argoproj.io"
    ],
    "metrics": {
      "port": 8082
    },
    "source": "argoproj/argo-cd"
  },
  {
    "id": "argocd",
    "title": "Argo CD ApplicationSet controller",
    "names": [
      "argocd-applicationset-controller"
    ],
    "types": [
      "applicationsets.argoproj.io"
    ],
    "source": "argoproj/argo-cd"
  },
  {
    "id": "argo-workflows",
    "title": "Argo Workflows",
    "images": [
      "argoproj/workflow-controller"
    ],
    "types": [
      "workflows.argoproj.io",
      "cronworkflows.argoproj.io",
      "workflowtemplates.argoproj.io",
      "clusterworkflowtemplates.argoproj.io",
      "workflowtasksets.argoproj.io",
      "workflowtaskresults.argoproj.io",
      "workflowartifactgctasks.argoproj.io",
      "workfloweventbindings.argoproj.io"
    ],
    "source": "argoproj/argo-workflows"
  },
  {
    "id": "argo-rollouts",
    "title": "Argo Rollouts",
    "images": [
      "argoproj/argo-rollouts"
    ],
    "names": [
      "argo-rollouts"
    ],
    "types": [
      "rollouts.argoproj.io",
      "experiments.argoproj.io",
      "analysisruns.argoproj.io",
      "analysistemplates.argoproj.io",
      "clusteranalysistemplates.argoproj.io"
    ],
    "source": "argoproj/argo-rollouts"
  },
  {
    "id": "flux",
    "title": "Flux source-controller",
    "images": [
      "fluxcd/source-controller"
    ],
    "names": [
      "source-controller"
    ],
    "groups": [
      "source.toolkit.fluxcd.io"
    ],
    "leases": [
      "source-controller-leader-election"
    ],
    "source": "fluxcd/source-controller"
  },
  {
    "id": "flux",
    "title": "Flux kustomize-controller",
    "images": [
      "fluxcd/kustomize-controller"
    ],
    "names": [
      "kustomize-controller"
    ],
    "groups": [
      "kustomize.toolkit.fluxcd.io"
    ],
    "leases": [
      "kustomize-controller-leader-election"
    ],
    "source": "fluxcd/kustomize-controller"
  },
  {
    "id": "flux",
    "title": "Flux helm-controller",
    "images": [
      "fluxcd/helm-controller"
    ],
    "names": [
      "helm-controller"
    ],
    "groups": [
      "helm.toolkit.fluxcd.io"
    ],
    "leases": [
      "helm-controller-leader-election"
    ],
    "source": "fluxcd/helm-controller"
  },
  {
    "id": "flux",
    "title": "Flux notification-controller",
    "images": [
      "fluxcd/notification-controller"
    ],
    "names": [
      "notification-controller"
    ],
    "groups": [
      "notification.toolkit.fluxcd.io"
    ],
    "leases": [
      "notification-controller-leader-election"
    ],
    "source": "fluxcd/notification-controller"
  },
  {
    "id": "flux",
    "title": "Flux image-reflector-controller",
    "images": [
      "fluxcd/image-reflector-controller"
    ],
    "names": [
      "image-reflector-controller"
    ],
    "types": [
      "imagerepositories.image.toolkit.fluxcd.io",
      "imagepolicies.image.toolkit.fluxcd.io"
    ],
    "source": "fluxcd/image-reflector-controller"
  },
  {
    "id": "flux",
    "title": "Flux image-automation-controller",
    "images": [
      "fluxcd/image-automation-controller"
    ],
    "names": [
      "image-automation-controller"
    ],
    "types": [
      "imageupdateautomations.image.toolkit.fluxcd.io"
    ],
    "source": "fluxcd/image-automation-controller"
  },
  {
    "id": "flux-operator",
    "title": "Flux Operator",
    "images": [
      "controlplaneio-fluxcd/flux-operator"
    ],
    "names": [
      "flux-operator"
    ],
    "groups": [
      "fluxcd.controlplane.io"
    ],
    "source": "controlplaneio-fluxcd/flux-operator"
  },
  {
    "id": "crossplane",
    "title": "Crossplane",
    "images": [
      "crossplane/crossplane"
    ],
    "names": [
      "crossplane"
    ],
    "groups": [
      "apiextensions.crossplane.io",
      "pkg.crossplane.io",
      "ops.crossplane.io",
      "protection.crossplane.io"
    ],
    "leases": [
      "crossplane-leader-election-core"
    ],
    "metrics": {
      "port": 8080
    },
    "source": "crossplane/crossplane"
  },
  {
    "id": "prometheus-operator",
    "title": "Prometheus Operator",
    "images": [
      "prometheus-operator/prometheus-operator"
    ],
    "names": [
      "prometheus-operator"
    ],
    "groups": [
      "monitoring.coreos.com"
    ],
    "source": "prometheus-operator/prometheus-operator"
  },
  {
    "id": "victoriametrics-operator",
    "title": "VictoriaMetrics Operator",
    "images": [
      "victoriametrics/operator"
    ],
    "groups": [
      "operator.victoriametrics.com"
    ],
    "source": "VictoriaMetrics/operator"
  },
  {
    "id": "grafana-operator",
    "title": "Grafana Operator",
    "images": [
      "grafana/grafana-operator"
    ],
    "names": [
      "grafana-operator"
    ],
    "groups": [
      "grafana.integreatly.org"
    ],
    "source": "grafana/grafana-operator"
  },
  {
    "id": "opentelemetry-operator",
    "title": "OpenTelemetry Operator",
    "images": [
      "opentelemetry-operator/opentelemetry-operator"
    ],
    "names": [
      "opentelemetry-operator"
    ],
    "groups": [
      "opentelemetry.io"
    ],
    "source": "open-telemetry/opentelemetry-operator"
  },
  {
    "id": "rook-ceph",
    "title": "Rook Ceph",
    "names": [
      "rook-ceph-operator"
    ],
    "groups": [
      "ceph.rook.io",
      "objectbucket.io"
    ],
    "source": "rook/rook"
  },
  {
    "id": "longhorn",
    "title": "Longhorn",
    "names": [
      "longhorn-manager"
    ],
    "groups": [
      "longhorn.io"
    ],
    "source": "longhorn/longhorn-manager"
  },
  {
    "id": "cluster-api",
    "title": "Cluster API",
    "images": [
      "cluster-api/cluster-api-controller"
    ],
    "names": [
      "capi-controller-manager"
    ],
    "groups": [
      "cluster.x-k8s.io",
      "addons.cluster.x-k8s.io",
      "ipam.cluster.x-k8s.io",
      "runtime.cluster.x-k8s.io"
    ],
    "metrics": {
      "port": 8443,
      "scheme": "https"
    },
    "source": "kubernetes-sigs/cluster-api"
  },
  {
    "id": "cluster-api",
    "title": "Cluster API kubeadm bootstrap provider",
    "images": [
      "cluster-api/kubeadm-bootstrap-controller"
    ],
    "names": [
      "capi-kubeadm-bootstrap-controller-manager"
    ],
    "types": [
      "kubeadmconfigs.bootstrap.cluster.x-k8s.io",
      "kubeadmconfigtemplates.bootstrap.cluster.x-k8s.io"
    ],
    "metrics": {
      "port": 8443,
      "scheme": "https"
    },
    "source": "kubernetes-sigs/cluster-api"
  },
  {
    "id": "cluster-api",
    "title": "Cluster API kubeadm control plane provider",
    "images": [
      "cluster-api/kubeadm-control-plane-controller"
    ],
    "names": [
      "capi-kubeadm-control-plane-controller-manager"
    ],
    "types": [
      "kubeadmcontrolplanes.controlplane.cluster.x-k8s.io",
      "kubeadmcontrolplanetemplates.controlplane.cluster.x-k8s.io"
    ],
    "metrics": {
      "port": 8443,
      "scheme": "https"
    },
    "source": "kubernetes-sigs/cluster-api"
  },
  {
    "id": "knative-serving",
    "title": "Knative Serving",
    "images": [
      "knative.dev/serving/cmd/controller"
    ],
    "groups": [
      "serving.knative.dev",
      "autoscaling.internal.knative.dev"
    ],
    "metrics": {
      "port": 9090
    },
    "source": "knative/serving"
  },
  {
    "id": "knative-eventing",
    "title": "Knative Eventing",
    "images": [
      "knative.dev/eventing/cmd/controller"
    ],
    "names": [
      "eventing-controller"
    ],
    "groups": [
      "eventing.knative.dev",
      "messaging.knative.dev",
      "flows.knative.dev",
      "sources.knative.dev"
    ],
    "metrics": {
      "port": 9090
    },
    "source": "knative/eventing"
  },
  {
    "id": "knative-operator",
    "title": "Knative Operator",
    "images": [
      "knative.dev/operator/cmd/operator"
    ],
    "names": [
      "knative-operator"
    ],
    "groups": [
      "operator.knative.dev"
    ],
    "metrics": {
      "port": 9090
    },
    "source": "knative/operator"
  },
  {
    "id": "kyverno",
    "title": "Kyverno",
    "images": [
      "kyverno/kyverno"
    ],
    "names": [
      "kyverno-admission-controller"
    ],
    "types": [
      "clusterpolicies.kyverno.io",
      "policies.kyverno.io",
      "policyexceptions.kyverno.io"
    ],
    "source": "kyverno/kyverno"
  },
  {
    "id": "gatekeeper",
    "title": "Gatekeeper",
    "images": [
      "openpolicyagent/gatekeeper"
    ],
    "names": [
      "gatekeeper-controller-manager"
    ],
    "groups": [
      "templates.gatekeeper.sh",
      "constraints.gatekeeper.sh",
      "config.gatekeeper.sh",
      "mutations.gatekeeper.sh",
      "expansion.gatekeeper.sh"
    ],
    "source": "open-policy-agent/gatekeeper"
  },
  {
    "id": "external-secrets",
    "title": "External Secrets Operator",
    "names": [
      "external-secrets"
    ],
    "groups": [
      "external-secrets.io",
      "generators.external-secrets.io"
    ],
    "source": "external-secrets/external-secrets"
  },
  {
    "id": "sealed-secrets",
    "title": "Sealed Secrets",
    "images": [
      "sealed-secrets-controller"
    ],
    "names": [
      "sealed-secrets-controller"
    ],
    "groups": [
      "bitnami.com"
    ],
    "source": "bitnami-labs/sealed-secrets"
  },
  {
    "id": "vault-secrets-operator",
    "title": "Vault Secrets Operator",
    "images": [
      "hashicorp/vault-secrets-operator"
    ],
    "groups": [
      "secrets.hashicorp.com"
    ],
    "source": "hashicorp/vault-secrets-operator"
  },
  {
    "id": "istio",
    "title": "Istio",
    "images": [
      "istio/pilot"
    ],
    "names": [
      "istiod"
    ],
    "groups": [
      "networking.istio.io",
      "security.istio.io",
      "telemetry.istio.io",
      "extensions.istio.io"
    ],
    "source": "istio/istio"
  },
  {
    "id": "contour",
    "title": "Contour",
    "images": [
      "projectcontour/contour"
    ],
    "names": [
      "contour"
    ],
    "groups": [
      "projectcontour.io"
    ],
    "source": "projectcontour/contour"
  },
  {
    "id": "traefik",
    "title": "Traefik",
    "images": [
      "traefik"
    ],
    "names": [
      "traefik"
    ],
    "groups": [
      "traefik.io",
      "traefik.containo.us"
    ],
    "source": "traefik/traefik"
  },
  {
    "id": "metallb",
    "title": "MetalLB",
    "images": [
      "metallb/controller"
    ],
    "groups": [
      "metallb.io"
    ],
    "source": "metallb/metallb"
  },
  {
    "id": "tigera-operator",
    "title": "Tigera Operator",
    "images": [
      "tigera/operator"
    ],
    "names": [
      "tigera-operator"
    ],
    "groups": [
      "operator.tigera.io"
    ],
    "source": "tigera/operator"
  },
  {
    "id": "velero",
    "title": "Velero",
    "images": [
      "velero/velero"
    ],
    "names": [
      "velero"
    ],
    "groups": [
      "velero.io"
    ],
    "metrics": {
      "port": 8085
    },
    "source": "vmware-tanzu/velero"
  },
  {
    "id": "keda",
    "title": "KEDA",
    "images": [
      "kedacore/keda"
    ],
    "names": [
      "keda-operator"
    ],
    "groups": [
      "keda.sh",
      "eventing.keda.sh"
    ],
    "source": "kedacore/keda"
  },
  {
    "id": "karpenter",
    "title": "Karpenter",
    "images": [
      "karpenter/controller"
    ],
    "names": [
      "karpenter"
    ],
    "groups": [
      "karpenter.sh",
      "karpenter.k8s.aws"
    ],
    "source": "aws/karpenter-provider-aws"
  },
  {
    "id": "aws-load-balancer-controller",
    "title": "AWS Load Balancer Controller",
    "images": [
      "eks/aws-load-balancer-controller"
    ],
    "names": [
      "aws-load-balancer-controller"
    ],
    "groups": [
      "elbv2.k8s.aws"
    ],
    "source": "kubernetes-sigs/aws-load-balancer-controller"
  },
  {
    "id": "tekton-pipelines",
    "title": "Tekton Pipelines",
    "names": [
      "tekton-pipelines-controller"
    ],
    "groups": [
      "tekton.dev"
    ],
    "metrics": {
      "port": 9090
    },
    "source": "tektoncd/pipeline"
  },
  {
    "id": "keycloak-operator",
    "title": "Keycloak Operator",
    "images": [
      "keycloak/keycloak-operator"
    ],
    "names": [
      "keycloak-operator"
    ],
    "groups": [
      "k8s.keycloak.org"
    ],
    "source": "keycloak/keycloak"
  },
  {
    "id": "nvidia-gpu-operator",
    "title": "NVIDIA GPU Operator",
    "images": [
      "nvidia/gpu-operator",
      "cloud-native/gpu-operator"
    ],
    "names": [
      "gpu-operator"
    ],
    "groups": [
      "nvidia.com"
    ],
    "source": "NVIDIA/gpu-operator"
  },
  {
    "id": "kubevirt",
    "title": "KubeVirt",
    "names": [
      "virt-operator"
    ],
    "types": [
      "kubevirts.kubevirt.io"
    ],
    "source": "kubevirt/kubevirt"
  },
  {
    "id": "external-snapshotter",
    "title": "Snapshot controller",
    "images": [
      "sig-storage/snapshot-controller"
    ],
    "names": [
      "snapshot-controller"
    ],
    "groups": [
      "snapshot.storage.k8s.io",
      "groupsnapshot.storage.k8s.io"
    ],
    "source": "kubernetes-csi/external-snapshotter"
  },
  {
    "id": "olm",
    "title": "OLM",
    "names": [
      "olm-operator"
    ],
    "types": [
      "clusterserviceversions.operators.coreos.com",
      "operatorgroups.operators.coreos.com",
      "operatorconditions.operators.coreos.com",
      "operators.operators.coreos.com"
    ],
    "source": "operator-framework/operator-lifecycle-manager"
  },
  {
    "id": "olm",
    "title": "OLM catalog operator",
    "names": [
      "catalog-operator"
    ],
    "types": [
      "subscriptions.operators.coreos.com",
      "installplans.operators.coreos.com",
      "catalogsources.operators.coreos.com"
    ],
    "source": "operator-framework/operator-lifecycle-manager"
  },
  {
    "id": "olm-v1",
    "title": "OLM v1",
    "images": [
      "operator-framework/operator-controller"
    ],
    "names": [
      "operator-controller-controller-manager"
    ],
    "types": [
      "clusterextensions.olm.operatorframework.io"
    ],
    "source": "operator-framework/operator-controller"
  },
  {
    "id": "olm-v1",
    "title": "OLM v1 catalogd",
    "images": [
      "operator-framework/catalogd"
    ],
    "names": [
      "catalogd-controller-manager"
    ],
    "types": [
      "clustercatalogs.olm.operatorframework.io"
    ],
    "source": "operator-framework/operator-controller"
  },
  {
    "id": "metacontroller",
    "title": "Metacontroller",
    "images": [
      "metacontroller/metacontroller",
      "metacontrollerio/metacontroller"
    ],
    "names": [
      "metacontroller"
    ],
    "groups": [
      "metacontroller.k8s.io"
    ],
    "metrics": {
      "port": 9999
    },
    "source": "metacontroller/metacontroller"
  }
];
