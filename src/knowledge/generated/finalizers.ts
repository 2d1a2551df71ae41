// Compiled from src/knowledge/data/finalizers.yaml by npm run knowledge.
import type { FinalizerEntry } from '../finalizer-entry.ts';

export const FINALIZERS: readonly FinalizerEntry[] = [
  {
    "finalizer": "kubernetes.io/pvc-protection",
    "match": "exact",
    "types": [
      "core/PersistentVolumeClaim"
    ],
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager pvc-protection controller",
    "cleans": "Keeps the PVC while a pod uses it",
    "basis": "comment",
    "source": "kubernetes/kubernetes pkg/volume/util/finalizer.go @16141a1fbf66"
  },
  {
    "finalizer": "kubernetes.io/pv-protection",
    "match": "exact",
    "types": [
      "core/PersistentVolume"
    ],
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager pv-protection controller",
    "cleans": "Keeps the PV while it is bound by a PVC",
    "basis": "comment",
    "source": "kubernetes/kubernetes pkg/volume/util/finalizer.go @16141a1fbf66"
  },
  {
    "finalizer": "kubernetes.io/vac-protection",
    "match": "exact",
    "types": [
      "storage.k8s.io/VolumeAttributesClass"
    ],
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager vac-protection controller",
    "cleans": "Keeps the class while a volume or a claim names it",
    "basis": "code",
    "source": "kubernetes/kubernetes pkg/controller/volume/vacprotection/vac_protection_controller.go @v1.37.2"
  },
  {
    "finalizer": "networking.k8s.io/service-cidr-finalizer",
    "match": "exact",
    "types": [
      "networking.k8s.io/ServiceCIDR"
    ],
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager servicecidrs controller",
    "cleans": "Kept while IPAddress objects would be orphaned; waits a 10 s grace period; sets Ready=False reason Terminating",
    "basis": "code",
    "source": "kubernetes/kubernetes pkg/controller/servicecidrs/servicecidrs_controller.go @003e86297d18"
  },
  {
    "finalizer": "foregroundDeletion",
    "match": "exact",
    "scope": "an owner of other objects",
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager garbage collector",
    "cleans": "Waits until dependents whose ownerReference has blockOwnerDeletion=true are gone; set by the API server when deletion is requested with propagationPolicy=Foreground",
    "basis": "name",
    "source": "kubernetes/apimachinery pkg/apis/meta/v1/types.go:126 @eed236ce"
  },
  {
    "finalizer": "orphan",
    "match": "exact",
    "scope": "an owner of other objects",
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager garbage collector",
    "cleans": "Removes the ownerReference from dependents so they survive (propagationPolicy=Orphan), then lets the owner go",
    "basis": "name",
    "source": "kubernetes/apimachinery pkg/apis/meta/v1/types.go:125 @eed236ce"
  },
  {
    "finalizer": "kubernetes",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "core/Namespace"
    ],
    "scope": "spec.finalizers, not metadata.finalizers",
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager namespace controller",
    "cleans": "Deletes every namespaced object; progress is reported in status.conditions NamespaceDeletionDiscoveryFailure / NamespaceDeletionGroupVersionParsingFailure / NamespaceDeletionContentFailure / NamespaceContentRemaining / NamespaceFinalizersRemaining",
    "basis": "comment",
    "source": "kubernetes/api core/v1/types.go:7420 @10b39a39b",
    "note": "Can only be changed through the /finalize subresource of the namespace"
  },
  {
    "finalizer": "batch.kubernetes.io/job-tracking",
    "match": "exact",
    "types": [
      "core/Pod"
    ],
    "scope": "owned by a Job",
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager job controller",
    "cleans": "Keeps a finished pod until it has been counted in the Job status",
    "basis": "comment",
    "source": "kubernetes/api batch/v1/types.go:45 @10b39a39b"
  },
  {
    "finalizer": "resource.kubernetes.io/delete-protection",
    "match": "exact",
    "types": [
      "resource.k8s.io/ResourceClaim"
    ],
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager resourceclaim controller / scheduler",
    "cleans": "Keeps a ResourceClaim while it is allocated or reserved",
    "basis": "name",
    "source": "kubernetes/api resource/v1/types.go:33 @10b39a39b"
  },
  {
    "finalizer": "external-provisioner.volume.kubernetes.io/finalizer",
    "match": "exact",
    "types": [
      "core/PersistentVolume"
    ],
    "controller": "csi-driver",
    "handler": "external-provisioner sidecar (CSI) via sig-storage-lib-external-provisioner",
    "cleans": "Keeps the PV until the backing volume was deleted (reclaimPolicy Delete)",
    "basis": "comment",
    "source": "kubernetes/component-helpers storage/volume/pv_helpers.go:79 @1961876"
  },
  {
    "finalizer": "kubernetes.io/pv-controller",
    "match": "exact",
    "types": [
      "core/PersistentVolume"
    ],
    "scope": "in-tree volumes",
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager PV controller",
    "cleans": "Keeps the PV of an in-tree provisioner until the backing volume was deleted (reclaimPolicy Delete)",
    "basis": "name",
    "source": "kubernetes/component-helpers storage/volume/pv_helpers.go:82 @1961876"
  },
  {
    "finalizer": "service.kubernetes.io/load-balancer-cleanup",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "type LoadBalancer",
    "controller": "cloud-controller-manager",
    "handler": "service controller (cloud-controller-manager)",
    "cleans": "Deletes the cloud load balancer before the Service object goes away; stuck when the cloud controller is gone or its cloud credentials fail",
    "basis": "comment",
    "source": "kubernetes/cloud-provider service/helpers/helper.go:45 @4666611"
  },
  {
    "finalizer": "customresourcecleanup.apiextensions.k8s.io",
    "match": "exact",
    "types": [
      "apiextensions.k8s.io/CustomResourceDefinition"
    ],
    "controller": "kube-apiserver",
    "handler": "kube-apiserver (apiextensions finalizing controller)",
    "cleans": "Deletes all instances of the CRD first; any instance with a stuck finalizer therefore blocks the CRD",
    "basis": "comment",
    "source": "kubernetes/apiextensions-apiserver pkg/apis/apiextensions/v1/types.go:395 @1aa2717a5"
  },
  {
    "finalizer": "external-attacher/<sanitized-driver-name>",
    "match": "template",
    "types": [
      "core/PersistentVolume",
      "storage.k8s.io/VolumeAttachment"
    ],
    "controller": "csi-driver",
    "handler": "CSI external-attacher sidecar of that driver",
    "cleans": "Detaches (ControllerUnpublish) the volume before VolumeAttachment/PV can go",
    "basis": "code",
    "source": "kubernetes-csi/external-attacher pkg/controller/util.go:140 @e6106024",
    "example": {
      "finalizer": "external-attacher/ebs-csi-aws-com",
      "group": "storage.k8s.io",
      "kind": "VolumeAttachment",
      "resource": "volumeattachments"
    }
  },
  {
    "finalizer": "snapshot.storage.kubernetes.io/volumesnapshotcontent-bound-protection",
    "match": "exact",
    "types": [
      "snapshot.storage.k8s.io/VolumeSnapshotContent"
    ],
    "operator": "external-snapshotter",
    "handler": "CSI snapshot-controller / csi-snapshotter",
    "cleans": "Kept while bound to a VolumeSnapshot",
    "basis": "comment",
    "source": "kubernetes-csi/external-snapshotter pkg/utils/util.go:80 @afb2f0d85"
  },
  {
    "finalizer": "snapshot.storage.kubernetes.io/volumesnapshot-bound-protection",
    "match": "exact",
    "types": [
      "snapshot.storage.k8s.io/VolumeSnapshot"
    ],
    "operator": "external-snapshotter",
    "handler": "CSI snapshot-controller / csi-snapshotter",
    "cleans": "Kept while bound to a VolumeSnapshotContent",
    "basis": "comment",
    "source": "kubernetes-csi/external-snapshotter pkg/utils/util.go:82 @afb2f0d85"
  },
  {
    "finalizer": "snapshot.storage.kubernetes.io/volumesnapshot-as-source-protection",
    "match": "exact",
    "types": [
      "snapshot.storage.k8s.io/VolumeSnapshot"
    ],
    "operator": "external-snapshotter",
    "handler": "CSI snapshot-controller / csi-snapshotter",
    "cleans": "Kept while a PVC is being created from it",
    "basis": "comment",
    "source": "kubernetes-csi/external-snapshotter pkg/utils/util.go:84 @afb2f0d85"
  },
  {
    "finalizer": "snapshot.storage.kubernetes.io/volumesnapshot-in-group-protection",
    "match": "exact",
    "types": [
      "snapshot.storage.k8s.io/VolumeSnapshot"
    ],
    "operator": "external-snapshotter",
    "handler": "CSI snapshot-controller / csi-snapshotter",
    "cleans": "Kept while it is part of a VolumeGroupSnapshot",
    "basis": "comment",
    "source": "kubernetes-csi/external-snapshotter pkg/utils/util.go:86 @afb2f0d85"
  },
  {
    "finalizer": "snapshot.storage.kubernetes.io/pvc-as-source-protection",
    "match": "exact",
    "types": [
      "core/PersistentVolumeClaim"
    ],
    "operator": "external-snapshotter",
    "handler": "CSI snapshot-controller / csi-snapshotter",
    "cleans": "Kept while a snapshot is being taken of it",
    "basis": "comment",
    "source": "kubernetes-csi/external-snapshotter pkg/utils/util.go:88 @afb2f0d85"
  },
  {
    "finalizer": "groupsnapshot.storage.kubernetes.io/volumegroupsnapshotcontent-bound-protection",
    "match": "exact",
    "types": [
      "groupsnapshot.storage.k8s.io/VolumeGroupSnapshotContent"
    ],
    "operator": "external-snapshotter",
    "handler": "CSI snapshot-controller / csi-snapshotter",
    "cleans": "Kept while bound",
    "basis": "comment",
    "source": "kubernetes-csi/external-snapshotter pkg/utils/util.go:90 @afb2f0d85"
  },
  {
    "finalizer": "groupsnapshot.storage.kubernetes.io/volumegroupsnapshot-bound-protection",
    "match": "exact",
    "types": [
      "groupsnapshot.storage.k8s.io/VolumeGroupSnapshot"
    ],
    "operator": "external-snapshotter",
    "handler": "CSI snapshot-controller / csi-snapshotter",
    "cleans": "Kept while bound",
    "basis": "comment",
    "source": "kubernetes-csi/external-snapshotter pkg/utils/util.go:92 @afb2f0d85"
  },
  {
    "finalizer": "provisioner.storage.kubernetes.io/cloning-protection",
    "match": "exact",
    "types": [
      "core/PersistentVolumeClaim"
    ],
    "scope": "source of a clone",
    "controller": "csi-driver",
    "handler": "external-provisioner",
    "cleans": "Source PVC kept while a clone of it is being provisioned",
    "basis": "name",
    "source": "kubernetes-csi/external-provisioner pkg/controller/controller.go:164 @0688604fa"
  },
  {
    "finalizer": "provisioner.storage.kubernetes.io/volumesnapshot-as-source-protection",
    "match": "exact",
    "types": [
      "snapshot.storage.k8s.io/VolumeSnapshot"
    ],
    "controller": "csi-driver",
    "handler": "external-provisioner",
    "cleans": "Tracks provisioning in progress from that snapshot; distinct from the snapshotter's own finalizer",
    "basis": "comment",
    "source": "kubernetes-csi/external-provisioner pkg/controller/controller.go:168 @0688604fa"
  },
  {
    "finalizer": "/populate-target-protection",
    "match": "suffix",
    "types": [
      "core/PersistentVolumeClaim"
    ],
    "scope": "with a dataSourceRef",
    "handler": "volume populator built on lib-volume-populator",
    "cleans": "PVC kept while its populator pod/prime PVC exists",
    "basis": "name",
    "source": "kubernetes-csi/lib-volume-populator populator-machinery/controller.go:69 @be234bc9",
    "example": {
      "finalizer": "hello.example.com/populate-target-protection",
      "group": "",
      "kind": "PersistentVolumeClaim",
      "resource": "persistentvolumeclaims"
    }
  },
  {
    "finalizer": "group.ingress.k8s.aws/",
    "match": "prefix",
    "types": [
      "networking.k8s.io/Ingress"
    ],
    "scope": "of an explicit ingress group, whose name follows the slash",
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Deletes the shared ALB and its rules for the ingress group",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:5 @225f44568",
    "example": {
      "finalizer": "group.ingress.k8s.aws/shop",
      "group": "networking.k8s.io",
      "kind": "Ingress",
      "resource": "ingresses"
    }
  },
  {
    "finalizer": "ingress.k8s.aws/resources",
    "match": "exact",
    "types": [
      "networking.k8s.io/Ingress"
    ],
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Deletes the ALB of this Ingress",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:8 @225f44568"
  },
  {
    "finalizer": "service.k8s.aws/resources",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "type LoadBalancer",
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Deletes the NLB of this Service",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:11 @225f44568"
  },
  {
    "finalizer": "elbv2.k8s.aws/resources",
    "match": "exact",
    "types": [
      "elbv2.k8s.aws/TargetGroupBinding"
    ],
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Deregisters targets from the target group",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller controllers/elbv2/targetgroupbinding_controller.go:53 @225f44568"
  },
  {
    "finalizer": "gateway.k8s.aws/gatewayclass",
    "match": "exact",
    "types": [
      "gateway.networking.k8s.io/GatewayClass"
    ],
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Keeps the object while it is in use / until the AWS resources behind it are deleted",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:14 @225f44568"
  },
  {
    "finalizer": "gateway.k8s.aws/nlb",
    "match": "exact",
    "types": [
      "gateway.networking.k8s.io/Gateway"
    ],
    "scope": "behind a network load balancer",
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Keeps the object while it is in use / until the AWS resources behind it are deleted",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:17 @225f44568"
  },
  {
    "finalizer": "gateway.k8s.aws/alb",
    "match": "exact",
    "types": [
      "gateway.networking.k8s.io/Gateway"
    ],
    "scope": "behind an application load balancer",
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Keeps the object while it is in use / until the AWS resources behind it are deleted",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:20 @225f44568"
  },
  {
    "finalizer": "gateway.k8s.aws/targetgroupconfigurations",
    "match": "exact",
    "types": [
      "gateway.k8s.aws/TargetGroupConfiguration"
    ],
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Keeps the object while it is in use / until the AWS resources behind it are deleted",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:23 @225f44568"
  },
  {
    "finalizer": "gateway.k8s.aws/loadbalancerconfigurations",
    "match": "exact",
    "types": [
      "gateway.k8s.aws/LoadBalancerConfiguration"
    ],
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Keeps the object while it is in use / until the AWS resources behind it are deleted",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:26 @225f44568"
  },
  {
    "finalizer": "gateway.k8s.aws/listenerruleconfigurations",
    "match": "exact",
    "types": [
      "gateway.k8s.aws/ListenerRuleConfiguration"
    ],
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Keeps the object while it is in use / until the AWS resources behind it are deleted",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:29 @225f44568"
  },
  {
    "finalizer": "aga.k8s.aws/resources",
    "match": "exact",
    "types": [
      "aga.k8s.aws/GlobalAccelerator"
    ],
    "operator": "aws-load-balancer-controller",
    "handler": "aws-load-balancer-controller",
    "cleans": "Keeps the object while it is in use / until the AWS resources behind it are deleted",
    "basis": "name",
    "source": "kubernetes-sigs/aws-load-balancer-controller pkg/shared_constants/finalizers.go:32 @225f44568"
  },
  {
    "finalizer": "networking.gke.io/ingress-finalizer",
    "match": "exact",
    "types": [
      "networking.k8s.io/Ingress"
    ],
    "scope": "v1 naming",
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes GCP forwarding rule, proxies, url map, backend services",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:32 @acbcf5d66"
  },
  {
    "finalizer": "networking.gke.io/ingress-finalizer-V2",
    "match": "exact",
    "types": [
      "networking.k8s.io/Ingress"
    ],
    "scope": "v2 naming",
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes GCP forwarding rule, proxies, url map, backend services (v2 names)",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:35 @acbcf5d66"
  },
  {
    "finalizer": "gke.networking.io/l4-ilb-v1",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "internal load balancer, legacy service controller",
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes the internal load balancer",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:38 @acbcf5d66"
  },
  {
    "finalizer": "gke.networking.io/l4-ilb-v2",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "internal load balancer, subsetting",
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes the internal load balancer",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:40 @acbcf5d66"
  },
  {
    "finalizer": "gke.networking.io/l4-netlb-v1",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "external, legacy cloud controller manager",
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes the network load balancer",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:44 @acbcf5d66"
  },
  {
    "finalizer": "gke.networking.io/l4-netlb-v2",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "external, regional backend services",
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes the network load balancer",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:46 @acbcf5d66"
  },
  {
    "finalizer": "gke.networking.io/l4-netlb-v3",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "external, network endpoint groups",
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes the network load balancer",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:48 @acbcf5d66"
  },
  {
    "finalizer": "networking.gke.io/neg-finalizer",
    "match": "exact",
    "types": [
      "networking.gke.io/ServiceNetworkEndpointGroup"
    ],
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE ingress / L4 controllers",
    "cleans": "Deletes the NEG in GCP before its CR",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/utils/common/finalizer.go:42 @acbcf5d66"
  },
  {
    "finalizer": "networking.gke.io/service-attachment-finalizer",
    "match": "exact",
    "types": [
      "networking.gke.io/ServiceAttachment"
    ],
    "operator": "ingress-gce",
    "outside": true,
    "handler": "GKE PSC controller",
    "cleans": "Deletes the Private Service Connect attachment",
    "basis": "name",
    "source": "kubernetes/ingress-gce pkg/psc/controller.go:72 @acbcf5d66"
  },
  {
    "finalizer": "resources-finalizer.argocd.argoproj.io",
    "match": "exact",
    "types": [
      "argoproj.io/Application",
      "argoproj.io/AppProject"
    ],
    "scope": "also in the templates of ApplicationSets",
    "operator": "argocd",
    "handler": "argocd-application-controller",
    "cleans": "Cascading delete of every resource the Application manages in the target cluster; stuck when that cluster or the AppProject is gone",
    "basis": "comment",
    "source": "argoproj/argo-cd pkg/apis/application/v1alpha1/application_defaults.go:10 @37ee0097cf"
  },
  {
    "finalizer": "resources-finalizer.argocd.argoproj.io/foreground",
    "match": "exact",
    "types": [
      "argoproj.io/Application"
    ],
    "operator": "argocd",
    "handler": "argocd-application-controller",
    "cleans": "Cascading delete, with foreground propagation, of every resource the Application manages in the target cluster; stuck when that cluster or the AppProject is gone",
    "basis": "comment",
    "source": "argoproj/argo-cd pkg/apis/application/v1alpha1/application_defaults.go:19 @37ee0097cf"
  },
  {
    "finalizer": "resources-finalizer.argocd.argoproj.io/background",
    "match": "exact",
    "types": [
      "argoproj.io/Application"
    ],
    "operator": "argocd",
    "handler": "argocd-application-controller",
    "cleans": "Cascading delete, with background propagation, of every resource the Application manages in the target cluster; stuck when that cluster or the AppProject is gone",
    "basis": "comment",
    "source": "argoproj/argo-cd pkg/apis/application/v1alpha1/application_defaults.go:22 @37ee0097cf"
  },
  {
    "finalizer": "pre-delete-finalizer.argocd.argoproj.io",
    "match": "exact",
    "types": [
      "argoproj.io/Application"
    ],
    "operator": "argocd",
    "handler": "argocd-application-controller",
    "cleans": "Runs PreDelete hooks",
    "basis": "comment",
    "source": "argoproj/argo-cd pkg/apis/application/v1alpha1/application_defaults.go:13 @37ee0097cf"
  },
  {
    "finalizer": "pre-delete-finalizer.argocd.argoproj.io/",
    "match": "prefix",
    "types": [
      "argoproj.io/Application"
    ],
    "operator": "argocd",
    "handler": "argocd-application-controller",
    "cleans": "Runs PreDelete hooks",
    "basis": "comment",
    "source": "argoproj/argo-cd pkg/apis/application/v1alpha1/application_defaults.go:13 @37ee0097cf",
    "example": {
      "finalizer": "pre-delete-finalizer.argocd.argoproj.io/cleanup",
      "group": "argoproj.io",
      "kind": "Application",
      "resource": "applications"
    }
  },
  {
    "finalizer": "post-delete-finalizer.argocd.argoproj.io",
    "match": "exact",
    "types": [
      "argoproj.io/Application"
    ],
    "operator": "argocd",
    "handler": "argocd-application-controller",
    "cleans": "Runs PostDelete hooks",
    "basis": "comment",
    "source": "argoproj/argo-cd pkg/apis/application/v1alpha1/application_defaults.go:16 @37ee0097cf"
  },
  {
    "finalizer": "post-delete-finalizer.argocd.argoproj.io/",
    "match": "prefix",
    "types": [
      "argoproj.io/Application"
    ],
    "operator": "argocd",
    "handler": "argocd-application-controller",
    "cleans": "Runs PostDelete hooks",
    "basis": "comment",
    "source": "argoproj/argo-cd pkg/apis/application/v1alpha1/application_defaults.go:16 @37ee0097cf",
    "example": {
      "finalizer": "post-delete-finalizer.argocd.argoproj.io/cleanup",
      "group": "argoproj.io",
      "kind": "Application",
      "resource": "applications"
    }
  },
  {
    "finalizer": "argocd.argoproj.io/hook-finalizer",
    "match": "exact",
    "scope": "hooks of a sync: Jobs, Pods and others",
    "operator": "argocd",
    "handler": "argocd gitops-engine",
    "cleans": "Keeps a hook object until the sync phase ended",
    "basis": "comment",
    "source": "argoproj/argo-cd gitops-engine/pkg/sync/hook/hook.go:15 @37ee0097cf"
  },
  {
    "finalizer": "workflows.argoproj.io/artifact-gc",
    "match": "exact",
    "types": [
      "argoproj.io/Workflow"
    ],
    "operator": "argo-workflows",
    "handler": "argo workflow-controller",
    "cleans": "Blocks deletion until artifact garbage collection succeeded (or is force-finalized)",
    "basis": "comment",
    "source": "argoproj/argo-workflows workflow/common/common.go:219 @f016ad89eb"
  },
  {
    "finalizer": "workflows.argoproj.io/status",
    "match": "exact",
    "types": [
      "core/Pod"
    ],
    "scope": "of a workflow",
    "operator": "argo-workflows",
    "handler": "argo workflow-controller",
    "cleans": "Keeps the pod until its status was captured",
    "basis": "comment",
    "source": "argoproj/argo-workflows workflow/common/common.go:222 @f016ad89eb"
  },
  {
    "finalizer": "eventbus-controller",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "argoproj.io/EventBus"
    ],
    "operator": "argo-events",
    "handler": "argo-events controller-manager",
    "cleans": "Uninstalls the bus",
    "basis": "code",
    "source": "argoproj/argo-events pkg/reconciler/eventbus/controller.go:24 @6478ece49"
  },
  {
    "finalizer": "eventsource-controller",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "argoproj.io/EventSource"
    ],
    "operator": "argo-events",
    "handler": "argo-events controller-manager",
    "cleans": "Bookkeeping only: the cleanup body is empty",
    "basis": "code",
    "source": "argoproj/argo-events pkg/reconciler/eventsource/controller.go:21 @6478ece49"
  },
  {
    "finalizer": "sensor-controller",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "argoproj.io/Sensor"
    ],
    "operator": "argo-events",
    "handler": "argo-events controller-manager",
    "cleans": "Bookkeeping only: the cleanup body is empty",
    "basis": "code",
    "source": "argoproj/argo-events pkg/reconciler/sensor/controller.go:39 @6478ece49"
  },
  {
    "finalizer": "finalizers.fluxcd.io",
    "match": "exact",
    "types": [
      "kustomize.toolkit.fluxcd.io/Kustomization"
    ],
    "operator": "flux",
    "handler": "kustomize-controller",
    "cleans": "Prunes applied objects (not when spec.suspend is true)",
    "basis": "code",
    "source": "fluxcd/kustomize-controller api/v1/kustomization_types.go:29 @186fb3b"
  },
  {
    "finalizer": "finalizers.fluxcd.io",
    "match": "exact",
    "types": [
      "helm.toolkit.fluxcd.io/HelmRelease"
    ],
    "operator": "flux",
    "handler": "helm-controller",
    "cleans": "helm uninstall; skipped when spec.suspend=true",
    "basis": "code",
    "source": "fluxcd/helm-controller api/v2/helmrelease_types.go:37 @0f61a86"
  },
  {
    "finalizer": "finalizers.fluxcd.io",
    "match": "exact",
    "types": [
      "source.toolkit.fluxcd.io/GitRepository",
      "source.toolkit.fluxcd.io/OCIRepository",
      "source.toolkit.fluxcd.io/HelmRepository",
      "source.toolkit.fluxcd.io/HelmChart",
      "source.toolkit.fluxcd.io/Bucket"
    ],
    "operator": "flux",
    "handler": "source-controller",
    "cleans": "Deletes stored artifacts",
    "basis": "name",
    "source": "fluxcd/source-controller api/v1/condition_types.go:19 @39b711b1"
  },
  {
    "finalizer": "finalizers.fluxcd.io",
    "match": "exact",
    "types": [
      "image.toolkit.fluxcd.io/ImageRepository",
      "image.toolkit.fluxcd.io/ImagePolicy"
    ],
    "operator": "flux",
    "handler": "image-reflector-controller",
    "cleans": "Deletes the tag database entry",
    "basis": "name",
    "source": "fluxcd/image-reflector-controller api/v1/condition_types.go:19 @debe2aa"
  },
  {
    "finalizer": "finalizers.fluxcd.io",
    "match": "exact",
    "types": [
      "notification.toolkit.fluxcd.io/Receiver"
    ],
    "operator": "flux",
    "handler": "notification-controller",
    "cleans": "Nothing: the controller only removes the finalizer, suspended or not",
    "basis": "code",
    "source": "fluxcd/notification-controller internal/controller/receiver_controller.go @0667ba662973"
  },
  {
    "finalizer": "finalizers.fluxcd.io",
    "match": "exact",
    "types": [
      "image.toolkit.fluxcd.io/ImageUpdateAutomation"
    ],
    "operator": "flux",
    "handler": "image-automation-controller",
    "cleans": "Nothing in the cluster or in git: the controller only removes the finalizer",
    "basis": "code",
    "source": "fluxcd/image-automation-controller internal/controller/imageupdateautomation_controller.go @02dadfd16d08"
  },
  {
    "finalizer": "finalizer.managedresource.crossplane.io",
    "match": "exact",
    "scope": "managed resources",
    "handler": "the Crossplane provider of that MR",
    "cleans": "Deletes the external (cloud) resource per deletionPolicy/managementPolicies; never runs while crossplane.io/paused=true",
    "basis": "code",
    "source": "crossplane/crossplane-runtime pkg/reconciler/managed/reconciler.go:47 @4e7ed235"
  },
  {
    "finalizer": "in-use.crossplane.io",
    "match": "exact",
    "types": [
      "ProviderConfig",
      "ClusterProviderConfig"
    ],
    "handler": "the Crossplane provider",
    "cleans": "Kept while any ProviderConfigUsage exists",
    "basis": "name",
    "source": "crossplane/crossplane-runtime pkg/reconciler/providerconfig/reconciler.go:41 @4e7ed235"
  },
  {
    "finalizer": "finalizer.apiextensions.crossplane.io",
    "match": "exact",
    "scope": "claims",
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Deletes the bound composite resource",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/apiextensions/claim/reconciler.go:49 @2d040d2da"
  },
  {
    "finalizer": "composite.apiextensions.crossplane.io",
    "match": "exact",
    "scope": "composite resources",
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Releases composed resources / composition state",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/apiextensions/composite/reconciler.go:60 @2d040d2da"
  },
  {
    "finalizer": "defined.apiextensions.crossplane.io",
    "match": "exact",
    "types": [
      "apiextensions.crossplane.io/CompositeResourceDefinition"
    ],
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Deletes all XRs of the type, stops the controller, deletes the CRD",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/apiextensions/definition/reconciler.go:65 @2d040d2da"
  },
  {
    "finalizer": "offered.apiextensions.crossplane.io",
    "match": "exact",
    "types": [
      "apiextensions.crossplane.io/CompositeResourceDefinition"
    ],
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Deletes all claims of the type, stops the claim controller",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/apiextensions/offered/reconciler.go:58 @2d040d2da"
  },
  {
    "finalizer": "watchoperation.ops.crossplane.io",
    "match": "exact",
    "types": [
      "ops.crossplane.io/WatchOperation"
    ],
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Stops the watch",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/ops/watchoperation/reconciler.go:48 @2d040d2da"
  },
  {
    "finalizer": "lock.pkg.crossplane.io",
    "match": "exact",
    "types": [
      "pkg.crossplane.io/Lock"
    ],
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Package dependency resolution lock",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/pkg/resolver/reconciler.go:64 @2d040d2da"
  },
  {
    "finalizer": "revision.pkg.crossplane.io",
    "match": "exact",
    "types": [
      "pkg.crossplane.io/ProviderRevision",
      "pkg.crossplane.io/ConfigurationRevision",
      "pkg.crossplane.io/FunctionRevision"
    ],
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Removes itself from the Lock and releases installed objects",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/pkg/revision/reconciler.go:64 @2d040d2da"
  },
  {
    "finalizer": "usage.apiextensions.crossplane.io",
    "match": "exact",
    "types": [
      "apiextensions.crossplane.io/Usage",
      "protection.crossplane.io/Usage",
      "protection.crossplane.io/ClusterUsage"
    ],
    "operator": "crossplane",
    "handler": "crossplane core",
    "cleans": "Removes the in-use protection label from the used resource",
    "basis": "name",
    "source": "crossplane/crossplane internal/controller/protection/usage/reconciler.go:59 @2d040d2da"
  },
  {
    "finalizer": "cluster.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "cluster.x-k8s.io/Cluster"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Ordered delete: workers, control plane, infrastructure",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/cluster_types.go:37 @ae7ff047db"
  },
  {
    "finalizer": "machine.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "cluster.x-k8s.io/Machine"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Drains the node, deletes infra and bootstrap objects, deletes the Node",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/machine_types.go:28 @ae7ff047db"
  },
  {
    "finalizer": "machinedeployment.topology.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "cluster.x-k8s.io/MachineDeployment"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Deletes referenced template resources",
    "basis": "comment",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/machinedeployment_types.go:27 @ae7ff047db"
  },
  {
    "finalizer": "cluster.x-k8s.io/machinedeployment",
    "match": "exact",
    "types": [
      "cluster.x-k8s.io/MachineDeployment"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Ordered cleanup of MachineSets",
    "basis": "comment",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/machinedeployment_types.go:31 @ae7ff047db"
  },
  {
    "finalizer": "machineset.topology.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "cluster.x-k8s.io/MachineSet"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Deletes referenced template resources",
    "basis": "comment",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/machineset_types.go:31 @ae7ff047db"
  },
  {
    "finalizer": "cluster.x-k8s.io/machineset",
    "match": "exact",
    "types": [
      "cluster.x-k8s.io/MachineSet"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Ordered cleanup of Machines",
    "basis": "comment",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/machineset_types.go:35 @ae7ff047db"
  },
  {
    "finalizer": "machinepool.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "cluster.x-k8s.io/MachinePool"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Deletes infra/bootstrap and nodes",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api api/core/v1beta2/machinepool_types.go:28 @ae7ff047db"
  },
  {
    "finalizer": "kubeadm.controlplane.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "controlplane.cluster.x-k8s.io/KubeadmControlPlane"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Deletes control plane machines last",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api api/controlplane/kubeadm/v1beta2/kubeadm_control_plane_types.go:41 @ae7ff047db"
  },
  {
    "finalizer": "addons.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "addons.cluster.x-k8s.io/ClusterResourceSet"
    ],
    "operator": "cluster-api",
    "handler": "cluster-api controllers",
    "cleans": "Removes its ClusterResourceSetBinding entries",
    "basis": "comment",
    "source": "kubernetes-sigs/cluster-api api/addons/v1beta2/clusterresourceset_types.go:51 @ae7ff047db"
  },
  {
    "finalizer": "awscluster.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/AWSCluster"
    ],
    "operator": "cluster-api-provider-aws",
    "handler": "CAPA",
    "cleans": "Deletes the AWS resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-aws api/v1beta2/awscluster_types.go:28 @2cf09d785"
  },
  {
    "finalizer": "awsmachine.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/AWSMachine"
    ],
    "operator": "cluster-api-provider-aws",
    "handler": "CAPA",
    "cleans": "Deletes the AWS resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-aws api/v1beta2/awsmachine_types.go:28 @2cf09d785"
  },
  {
    "finalizer": "awsmanagedcontrolplane.controlplane.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "controlplane.cluster.x-k8s.io/AWSManagedControlPlane"
    ],
    "operator": "cluster-api-provider-aws",
    "handler": "CAPA",
    "cleans": "Deletes the AWS resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-aws controlplane/eks/api/v1beta2/awsmanagedcontrolplane_types.go:29 @2cf09d785"
  },
  {
    "finalizer": "awsmachinepool.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/AWSMachinePool"
    ],
    "operator": "cluster-api-provider-aws",
    "handler": "CAPA",
    "cleans": "Deletes the AWS resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-aws exp/api/v1beta2/finalizers.go:24 @2cf09d785"
  },
  {
    "finalizer": "awsfargateprofile.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/AWSFargateProfile"
    ],
    "operator": "cluster-api-provider-aws",
    "handler": "CAPA",
    "cleans": "Deletes the AWS resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-aws exp/api/v1beta2/finalizers.go:21 @2cf09d785"
  },
  {
    "finalizer": "azurecluster.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/AzureCluster"
    ],
    "operator": "cluster-api-provider-azure",
    "handler": "CAPZ",
    "cleans": "Deletes the Azure resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-azure api/v1beta1/azurecluster_types.go:27 @69ec3a40a"
  },
  {
    "finalizer": "azuremachine.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/AzureMachine"
    ],
    "operator": "cluster-api-provider-azure",
    "handler": "CAPZ",
    "cleans": "Deletes the Azure resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-azure api/v1beta1/azuremachine_types.go:29 @69ec3a40a"
  },
  {
    "finalizer": "azuremanagedcontrolplane.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/AzureManagedControlPlane"
    ],
    "operator": "cluster-api-provider-azure",
    "handler": "CAPZ",
    "cleans": "Deletes the Azure resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-azure api/v1beta1/azuremanagedcontrolplane_types.go:27 @69ec3a40a"
  },
  {
    "finalizer": "vspherecluster.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/VSphereCluster"
    ],
    "operator": "cluster-api-provider-vsphere",
    "handler": "CAPV",
    "cleans": "Deletes the vSphere resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-vsphere api/govmomi/v1beta2/vspherecluster_types.go:28 @111a1ba9b"
  },
  {
    "finalizer": "vspheremachine.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/VSphereMachine"
    ],
    "operator": "cluster-api-provider-vsphere",
    "handler": "CAPV",
    "cleans": "Deletes the vSphere resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-vsphere api/govmomi/v1beta2/vspheremachine_types.go:29 @111a1ba9b"
  },
  {
    "finalizer": "vspherevm.infrastructure.cluster.x-k8s.io",
    "match": "exact",
    "types": [
      "infrastructure.cluster.x-k8s.io/VSphereVM"
    ],
    "operator": "cluster-api-provider-vsphere",
    "handler": "CAPV",
    "cleans": "Deletes the vSphere resources of the object",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-vsphere api/govmomi/v1beta2/vspherevm_types.go:28 @111a1ba9b"
  },
  {
    "finalizer": ".infrastructure.cluster.x-k8s.io",
    "match": "suffix",
    "qualifier": "heuristic",
    "types": [
      "infrastructure.cluster.x-k8s.io/*"
    ],
    "handler": "the CAPI infrastructure provider whose kind is the prefix",
    "cleans": "Provider-side teardown of the machine/cluster",
    "basis": "name",
    "source": "kubernetes-sigs/cluster-api-provider-aws api/v1beta2/awscluster_types.go:28 @2cf09d785",
    "example": {
      "finalizer": "openstackmachine.infrastructure.cluster.x-k8s.io",
      "group": "infrastructure.cluster.x-k8s.io",
      "kind": "OpenStackMachine",
      "resource": "openstackmachines"
    }
  },
  {
    "finalizer": "acme.cert-manager.io/finalizer",
    "match": "exact",
    "types": [
      "acme.cert-manager.io/Challenge"
    ],
    "operator": "cert-manager",
    "handler": "cert-manager controller (acmechallenges)",
    "cleans": "Removes the presented DNS-01 TXT record or HTTP-01 solver pod/service/ingress; stuck when DNS credentials or the issuer are gone",
    "basis": "code",
    "source": "cert-manager/cert-manager pkg/apis/acme/v1/const.go:21 @2d0d7f7f7"
  },
  {
    "finalizer": "finalizer.acme.cert-manager.io",
    "match": "exact",
    "qualifier": "legacy",
    "types": [
      "acme.cert-manager.io/Challenge"
    ],
    "operator": "cert-manager",
    "handler": "cert-manager controller",
    "cleans": "Removes the presented DNS-01 TXT record or HTTP-01 solver pod/service/ingress; replaced by acme.cert-manager.io/finalizer on the next sync",
    "basis": "code",
    "source": "cert-manager/cert-manager pkg/apis/acme/v1/const.go:20 @2d0d7f7f7"
  },
  {
    "finalizer": "<plural>.<group>",
    "match": "template",
    "qualifier": "framework-default",
    "scope": "types with a generated knative.dev/pkg reconciler that implements FinalizeKind",
    "handler": "the knative-style controller of that kind (Knative, Tekton)",
    "cleans": "Runs FinalizeKind; the name equals the resource's CRD name",
    "basis": "code",
    "source": "knative/serving pkg/client/injection/reconciler/serving/v1/route/controller.go:47 @98e5ef90aa",
    "example": {
      "finalizer": "routes.serving.knative.dev",
      "group": "serving.knative.dev",
      "kind": "Route",
      "resource": "routes"
    }
  },
  {
    "finalizer": "revisions.serving.knative.dev",
    "match": "exact",
    "types": [
      "serving.knative.dev/Revision"
    ],
    "operator": "knative-serving",
    "handler": "knative serving controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "knative/serving pkg/client/injection/reconciler/serving/v1/revision/controller.go:47 @98e5ef90aa"
  },
  {
    "finalizer": "services.serving.knative.dev",
    "match": "exact",
    "types": [
      "serving.knative.dev/Service"
    ],
    "operator": "knative-serving",
    "handler": "knative serving controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "knative/serving pkg/client/injection/reconciler/serving/v1/service/controller.go:47 @98e5ef90aa"
  },
  {
    "finalizer": "domainmappings.serving.knative.dev",
    "match": "exact",
    "types": [
      "serving.knative.dev/DomainMapping"
    ],
    "operator": "knative-serving",
    "handler": "knative serving controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "knative/serving pkg/client/injection/reconciler/serving/v1beta1/domainmapping/controller.go:47 @98e5ef90aa"
  },
  {
    "finalizer": "brokers.eventing.knative.dev",
    "match": "exact",
    "types": [
      "eventing.knative.dev/Broker"
    ],
    "operator": "knative-eventing",
    "handler": "knative eventing controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "knative/eventing pkg/client/injection/reconciler/eventing/v1/broker/controller.go:47 @8cf4c4b67"
  },
  {
    "finalizer": "triggers.eventing.knative.dev",
    "match": "exact",
    "types": [
      "eventing.knative.dev/Trigger"
    ],
    "operator": "knative-eventing",
    "handler": "knative eventing controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "knative/eventing pkg/client/injection/reconciler/eventing/v1/trigger/controller.go:47 @8cf4c4b67"
  },
  {
    "finalizer": "subscriptions.messaging.knative.dev",
    "match": "exact",
    "types": [
      "messaging.knative.dev/Subscription"
    ],
    "operator": "knative-eventing",
    "handler": "knative eventing controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "knative/eventing pkg/client/injection/reconciler/messaging/v1/subscription/controller.go:47 @8cf4c4b67"
  },
  {
    "finalizer": "apiserversources.sources.knative.dev",
    "match": "exact",
    "types": [
      "sources.knative.dev/ApiServerSource"
    ],
    "operator": "knative-eventing",
    "handler": "knative eventing controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "knative/eventing pkg/client/injection/reconciler/sources/v1/apiserversource/controller.go:47 @8cf4c4b67"
  },
  {
    "finalizer": "imc-dispatcher",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "messaging.knative.dev/InMemoryChannel"
    ],
    "operator": "knative-eventing",
    "handler": "knative eventing imc-dispatcher",
    "cleans": "Stops dispatching for the channel",
    "basis": "name",
    "source": "knative/eventing pkg/reconciler/inmemorychannel/dispatcher/controller.go:63 @8cf4c4b67"
  },
  {
    "finalizer": "pipelineruns.tekton.dev",
    "match": "exact",
    "types": [
      "tekton.dev/PipelineRun"
    ],
    "operator": "tekton-pipelines",
    "handler": "tekton-pipelines-controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "tektoncd/pipeline pkg/client/injection/reconciler/pipeline/v1/pipelinerun/controller.go:47 @3ee1745ae"
  },
  {
    "finalizer": "taskruns.tekton.dev",
    "match": "exact",
    "types": [
      "tekton.dev/TaskRun"
    ],
    "operator": "tekton-pipelines",
    "handler": "tekton-pipelines-controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "tektoncd/pipeline pkg/client/injection/reconciler/pipeline/v1/taskrun/controller.go:47 @3ee1745ae"
  },
  {
    "finalizer": "customruns.tekton.dev",
    "match": "exact",
    "types": [
      "tekton.dev/CustomRun"
    ],
    "operator": "tekton-pipelines",
    "handler": "tekton-pipelines-controller",
    "cleans": "FinalizeKind of that kind (if implemented)",
    "basis": "name",
    "source": "tektoncd/pipeline pkg/client/injection/reconciler/pipeline/v1beta1/customrun/controller.go:47 @3ee1745ae"
  },
  {
    "finalizer": "tektonconfigs.operator.tekton.dev",
    "match": "exact",
    "types": [
      "operator.tekton.dev/TektonConfig"
    ],
    "operator": "tekton-operator",
    "handler": "tekton-operator",
    "cleans": "Uninstalls what the object installed",
    "basis": "name",
    "source": "tektoncd/operator pkg/client/injection/reconciler/operator/v1alpha1/tektonconfig/controller.go:47 @390143289"
  },
  {
    "finalizer": "tektoninstallersets.operator.tekton.dev",
    "match": "exact",
    "types": [
      "operator.tekton.dev/TektonInstallerSet"
    ],
    "operator": "tekton-operator",
    "handler": "tekton-operator",
    "cleans": "Uninstalls what the object installed",
    "basis": "name",
    "source": "tektoncd/operator pkg/client/injection/reconciler/operator/v1alpha1/tektoninstallerset/controller.go:47 @390143289"
  },
  {
    "finalizer": "chains.tekton.dev/pipelinerun",
    "match": "exact",
    "types": [
      "tekton.dev/PipelineRun"
    ],
    "operator": "tekton-chains",
    "handler": "tekton-chains-controller",
    "cleans": "Guarantees the run is signed/attested before it can go",
    "basis": "code",
    "source": "tektoncd/chains pkg/reconciler/pipelinerun/pipelinerun.go:44 @e44b60fe6"
  },
  {
    "finalizer": "chains.tekton.dev/taskrun",
    "match": "exact",
    "types": [
      "tekton.dev/TaskRun"
    ],
    "operator": "tekton-chains",
    "handler": "tekton-chains-controller",
    "cleans": "Guarantees the run is signed/attested before it can go",
    "basis": "code",
    "source": "tektoncd/chains pkg/reconciler/taskrun/taskrun.go:40 @e44b60fe6"
  },
  {
    "finalizer": "chains.tekton.dev",
    "match": "exact",
    "qualifier": "legacy",
    "types": [
      "tekton.dev/TaskRun"
    ],
    "operator": "tekton-chains",
    "handler": "tekton-chains-controller",
    "cleans": "Guarantees the run is signed/attested before it can go; older name of chains.tekton.dev/taskrun",
    "basis": "name",
    "source": "tektoncd/chains pkg/reconciler/taskrun/taskrun.go:41 @e44b60fe6"
  },
  {
    "finalizer": "strimzi.io/topic-operator",
    "match": "exact",
    "types": [
      "kafka.strimzi.io/KafkaTopic"
    ],
    "operator": "strimzi-topic-operator",
    "handler": "Strimzi topic operator (in the entity-operator pod of that Kafka)",
    "cleans": "Deletes the topic in Kafka; classic stuck case: the Kafka cluster (and so its topic operator) was deleted before its topics",
    "basis": "code",
    "source": "strimzi/strimzi-kafka-operator topic-operator/src/main/java/io/strimzi/operator/topic/KubernetesHandler.java:24 @8541da1e33"
  },
  {
    "finalizer": "strimzi.io/auto-rebalancing",
    "match": "exact",
    "types": [
      "kafka.strimzi.io/KafkaRebalance"
    ],
    "scope": "the template of an auto-rebalance",
    "operator": "strimzi",
    "handler": "Strimzi cluster operator",
    "cleans": "Keeps the auto-rebalance KafkaRebalance while a scale operation uses it",
    "basis": "name",
    "source": "strimzi/strimzi-kafka-operator cluster-operator/src/main/java/io/strimzi/operator/cluster/operator/assembly/KafkaAutoRebalancingReconciler.java:51 @8541da1e33"
  },
  {
    "finalizer": "<kind>.ceph.rook.io",
    "match": "template",
    "types": [
      "ceph.rook.io/*"
    ],
    "operator": "rook-ceph",
    "handler": "rook-ceph-operator",
    "cleans": "Ceph-side deletion; refuses while dependents exist (reported in conditions/events)",
    "basis": "code",
    "source": "rook/rook pkg/operator/ceph/controller/finalizer.go:100 @d0c3b9ce6",
    "example": {
      "finalizer": "cephblockpool.ceph.rook.io",
      "group": "ceph.rook.io",
      "kind": "CephBlockPool",
      "resource": "cephblockpools"
    }
  },
  {
    "finalizer": "ceph.rook.io/disaster-protection",
    "match": "exact",
    "types": [
      "core/Secret",
      "core/ConfigMap"
    ],
    "scope": "Secret rook-ceph-mon, ConfigMap rook-ceph-mon-endpoints",
    "operator": "rook-ceph",
    "handler": "rook-ceph-operator",
    "cleans": "Protects mon identity data; removed only when the CephCluster is deleted",
    "basis": "code",
    "source": "rook/rook pkg/operator/ceph/controller/cluster_info.go:72 @d0c3b9ce6"
  },
  {
    "finalizer": "longhorn.io",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "longhorn.io/*"
    ],
    "operator": "longhorn",
    "handler": "longhorn-manager",
    "cleans": "Kind-specific teardown; added by Longhorn's mutating webhook",
    "basis": "code",
    "source": "longhorn/longhorn-manager controller/controller_manager.go:28 @5ddaa369f"
  },
  {
    "finalizer": "piraeus.io/satellite-protection",
    "match": "exact",
    "types": [
      "piraeus.io/LinstorSatellite"
    ],
    "operator": "piraeus-operator",
    "handler": "piraeus-operator",
    "cleans": "Evacuates/unregisters the LINSTOR node",
    "basis": "name",
    "source": "piraeusdatastore/piraeus-operator pkg/vars/vars.go:23 @0ef3228"
  },
  {
    "finalizer": "restores.velero.io/external-resources-finalizer",
    "match": "exact",
    "types": [
      "velero.io/Restore"
    ],
    "operator": "velero",
    "handler": "velero server",
    "cleans": "Deletes restore logs/results in object storage; stuck when the BackupStorageLocation is unavailable",
    "basis": "code",
    "source": "vmware-tanzu/velero pkg/controller/restore_controller.go:96 @d30d389b5"
  },
  {
    "finalizer": "velero.io/data-upload-download-finalizer",
    "match": "exact",
    "types": [
      "velero.io/DataUpload",
      "velero.io/DataDownload"
    ],
    "operator": "velero",
    "handler": "velero node-agent",
    "cleans": "Cancels/cleans the data mover before deletion",
    "basis": "name",
    "source": "vmware-tanzu/velero pkg/controller/data_upload_controller.go:61 @d30d389b5"
  },
  {
    "finalizer": "velero.io/pod-volume-finalizer",
    "match": "exact",
    "types": [
      "velero.io/PodVolumeBackup",
      "velero.io/PodVolumeRestore"
    ],
    "operator": "velero",
    "handler": "velero node-agent",
    "cleans": "Cancels/cleans the pod volume data path",
    "basis": "name",
    "source": "vmware-tanzu/velero pkg/controller/pod_volume_backup_controller.go:57 @d30d389b5"
  },
  {
    "finalizer": "velero.io/volume-snapshot-content-protect-finalizer",
    "match": "exact",
    "types": [
      "snapshot.storage.k8s.io/VolumeSnapshotContent"
    ],
    "operator": "velero",
    "handler": "velero CSI data mover",
    "cleans": "Protects the content while it is being exposed",
    "basis": "name",
    "source": "vmware-tanzu/velero pkg/util/csi/volume_snapshot.go:47 @d30d389b5"
  },
  {
    "finalizer": "kubevirt.io/foregroundDeleteKubeVirt",
    "match": "exact",
    "types": [
      "kubevirt.io/KubeVirt"
    ],
    "operator": "kubevirt",
    "handler": "virt-operator",
    "cleans": "Uninstalls KubeVirt (refuses while workloads exist if configured)",
    "basis": "name",
    "source": "kubevirt/kubevirt pkg/virt-operator/util/client.go:39 @d923fdb815"
  },
  {
    "finalizer": "kubevirt.io/virtOperatorFinalizer",
    "match": "exact",
    "scope": "objects that make up KubeVirt",
    "operator": "kubevirt",
    "handler": "virt-operator",
    "cleans": "Coordinates component deletion",
    "basis": "comment",
    "source": "kubevirt/kubevirt staging/src/kubevirt.io/api/core/v1/types.go:1247 @d923fdb815"
  },
  {
    "finalizer": "kubevirt.io/foregroundDeleteVirtualMachine",
    "match": "exact",
    "types": [
      "kubevirt.io/VirtualMachineInstance"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller / virt-handler",
    "cleans": "Ensures the VMI is processed (domain shut down) during deletion",
    "basis": "comment",
    "source": "kubevirt/kubevirt staging/src/kubevirt.io/api/core/v1/types.go:1250 @d923fdb815"
  },
  {
    "finalizer": "foregroundDeleteVirtualMachine",
    "match": "exact",
    "qualifier": "deprecated",
    "types": [
      "kubevirt.io/VirtualMachineInstance"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller",
    "cleans": "Ensures the VMI is processed (domain shut down) during deletion; older name of kubevirt.io/foregroundDeleteVirtualMachine",
    "basis": "comment",
    "source": "kubevirt/kubevirt staging/src/kubevirt.io/api/core/v1/types.go:1251 @d923fdb815"
  },
  {
    "finalizer": "kubevirt.io/virtualMachineControllerFinalize",
    "match": "exact",
    "types": [
      "kubevirt.io/VirtualMachine",
      "kubevirt.io/VirtualMachineInstance"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller (VM controller)",
    "cleans": "Ensures the VM controller processes the VMI first",
    "basis": "comment",
    "source": "kubevirt/kubevirt staging/src/kubevirt.io/api/core/v1/types.go:1253 @d923fdb815"
  },
  {
    "finalizer": "kubevirt.io/migrationJobFinalize",
    "match": "exact",
    "types": [
      "kubevirt.io/VirtualMachineInstanceMigration"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller (migration)",
    "cleans": "Finishes or aborts the migration",
    "basis": "name",
    "source": "kubevirt/kubevirt staging/src/kubevirt.io/api/core/v1/types.go:1254 @d923fdb815"
  },
  {
    "finalizer": "snapshot.kubevirt.io/vmsnapshot-protection",
    "match": "exact",
    "types": [
      "snapshot.kubevirt.io/VirtualMachineSnapshot"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller storage",
    "cleans": "Kept while the snapshot/restore/backup is in progress",
    "basis": "name",
    "source": "kubevirt/kubevirt pkg/storage/snapshot/snapshot.go:50 @d923fdb815"
  },
  {
    "finalizer": "snapshot.kubevirt.io/vmsnapshotcontent-protection",
    "match": "exact",
    "types": [
      "snapshot.kubevirt.io/VirtualMachineSnapshotContent"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller storage",
    "cleans": "Kept while the snapshot/restore/backup is in progress",
    "basis": "name",
    "source": "kubevirt/kubevirt pkg/storage/snapshot/snapshot.go:52 @d923fdb815"
  },
  {
    "finalizer": "snapshot.kubevirt.io/snapshot-source-protection",
    "match": "exact",
    "types": [
      "kubevirt.io/VirtualMachine"
    ],
    "scope": "source of a snapshot",
    "operator": "kubevirt",
    "handler": "virt-controller storage",
    "cleans": "Kept while the snapshot/restore/backup is in progress",
    "basis": "name",
    "source": "kubevirt/kubevirt pkg/storage/snapshot/source.go:54 @d923fdb815"
  },
  {
    "finalizer": "snapshot.kubevirt.io/vmrestore-protection",
    "match": "exact",
    "types": [
      "snapshot.kubevirt.io/VirtualMachineRestore"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller storage",
    "cleans": "Kept while the snapshot/restore/backup is in progress",
    "basis": "name",
    "source": "kubevirt/kubevirt pkg/storage/snapshot/restore.go:61 @d923fdb815"
  },
  {
    "finalizer": "backup.kubevirt.io/vmbackup-protection",
    "match": "exact",
    "types": [
      "backup.kubevirt.io/VirtualMachineBackup"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller storage",
    "cleans": "Kept while the snapshot/restore/backup is in progress",
    "basis": "name",
    "source": "kubevirt/kubevirt pkg/storage/cbt/backup.go:56 @d923fdb815"
  },
  {
    "finalizer": "pool.kubevirt.io/finalizer",
    "match": "exact",
    "types": [
      "pool.kubevirt.io/VirtualMachinePool"
    ],
    "operator": "kubevirt",
    "handler": "virt-controller",
    "cleans": "Deletes pool members",
    "basis": "name",
    "source": "kubevirt/kubevirt staging/src/kubevirt.io/api/pool/v1beta1/types.go:32 @d923fdb815"
  },
  {
    "finalizer": "operator.cdi.kubevirt.io",
    "match": "exact",
    "types": [
      "cdi.kubevirt.io/CDI"
    ],
    "operator": "containerized-data-importer",
    "handler": "CDI",
    "cleans": "Uninstalls CDI",
    "basis": "name",
    "source": "kubevirt/containerized-data-importer pkg/operator/controller/controller.go:57 @c07cdb6fb"
  },
  {
    "finalizer": "cdi.kubevirt.io/cloneSource",
    "match": "exact",
    "types": [
      "core/Pod",
      "core/PersistentVolumeClaim"
    ],
    "scope": "source of a clone",
    "operator": "containerized-data-importer",
    "handler": "CDI",
    "cleans": "Keeps the source of a clone, and its helper pod, until the clone is done",
    "basis": "name",
    "source": "kubevirt/containerized-data-importer pkg/controller/clone-controller.go:57 @c07cdb6fb"
  },
  {
    "finalizer": "cdi.kubevirt.io/dataVolumeFinalizer",
    "match": "exact",
    "types": [
      "cdi.kubevirt.io/DataVolume"
    ],
    "scope": "clone from another namespace",
    "operator": "containerized-data-importer",
    "handler": "CDI",
    "cleans": "Deletes the helper objects of a clone from another namespace",
    "basis": "name",
    "source": "kubevirt/containerized-data-importer pkg/controller/datavolume/clone-controller-base.go:134 @c07cdb6fb"
  },
  {
    "finalizer": "cdi.kubevirt.io/clonePopulator",
    "match": "exact",
    "types": [
      "core/PersistentVolumeClaim"
    ],
    "scope": "of the clone populator",
    "operator": "containerized-data-importer",
    "handler": "CDI",
    "cleans": "Deletes the helper objects of the clone that fills the claim",
    "basis": "name",
    "source": "kubevirt/containerized-data-importer pkg/controller/populators/clone-populator.go:68 @c07cdb6fb"
  },
  {
    "finalizer": "cdi.kubevirt.io/objectTransfer",
    "match": "exact",
    "types": [
      "cdi.kubevirt.io/ObjectTransfer"
    ],
    "operator": "containerized-data-importer",
    "handler": "CDI",
    "cleans": "Deletes the helper objects of the transfer",
    "basis": "name",
    "source": "kubevirt/containerized-data-importer pkg/controller/transfer/controller.go:50 @c07cdb6fb"
  },
  {
    "finalizer": "cnpg.io/deleteDatabase",
    "match": "exact",
    "types": [
      "postgresql.cnpg.io/Database"
    ],
    "operator": "cloudnative-pg",
    "handler": "CloudNativePG instance manager / operator",
    "cleans": "DROP DATABASE when the reclaim policy is delete",
    "basis": "comment",
    "source": "cloudnative-pg/cloudnative-pg pkg/utils/finalizers.go:25 @a95a534db",
    "note": "executed by the instance manager in the primary pod: stuck if the Cluster is gone"
  },
  {
    "finalizer": "cnpg.io/deletePublication",
    "match": "exact",
    "types": [
      "postgresql.cnpg.io/Publication"
    ],
    "operator": "cloudnative-pg",
    "handler": "CloudNativePG instance manager / operator",
    "cleans": "Drops the publication",
    "basis": "comment",
    "source": "cloudnative-pg/cloudnative-pg pkg/utils/finalizers.go:29 @a95a534db",
    "note": "executed by the instance manager in the primary pod: stuck if the Cluster is gone"
  },
  {
    "finalizer": "cnpg.io/deleteSubscription",
    "match": "exact",
    "types": [
      "postgresql.cnpg.io/Subscription"
    ],
    "operator": "cloudnative-pg",
    "handler": "CloudNativePG instance manager / operator",
    "cleans": "Drops the subscription",
    "basis": "comment",
    "source": "cloudnative-pg/cloudnative-pg pkg/utils/finalizers.go:33 @a95a534db",
    "note": "executed by the instance manager in the primary pod: stuck if the Cluster is gone"
  },
  {
    "finalizer": "cnpg.io/deleteRole",
    "match": "exact",
    "types": [
      "postgresql.cnpg.io/DatabaseRole"
    ],
    "operator": "cloudnative-pg",
    "handler": "CloudNativePG instance manager / operator",
    "cleans": "Drops the role",
    "basis": "comment",
    "source": "cloudnative-pg/cloudnative-pg pkg/utils/finalizers.go:46 @a95a534db",
    "note": "executed by the instance manager in the primary pod: stuck if the Cluster is gone"
  },
  {
    "finalizer": "cnpg.io/cleanupPlugin",
    "match": "exact",
    "types": [
      "core/Service"
    ],
    "scope": "of a plugin",
    "operator": "cloudnative-pg",
    "handler": "CloudNativePG instance manager / operator",
    "cleans": "Nothing any more: the operator only strips it",
    "basis": "comment",
    "source": "cloudnative-pg/cloudnative-pg pkg/utils/finalizers.go:42 @a95a534db",
    "note": "executed by the instance manager in the primary pod: stuck if the Cluster is gone"
  },
  {
    "finalizer": "postgres-operator.acid.zalan.do",
    "match": "exact",
    "types": [
      "acid.zalan.do/postgresql"
    ],
    "operator": "zalando-postgres-operator",
    "handler": "Zalando postgres-operator",
    "cleans": "Deletes StatefulSet, services, secrets, PDBs; only present when enable_finalizers is set",
    "basis": "code",
    "source": "zalando/postgres-operator pkg/cluster/cluster.go:50 @a7aaad0a"
  },
  {
    "finalizer": "postgres-operator.crunchydata.com/finalizer",
    "match": "exact",
    "types": [
      "postgres-operator.crunchydata.com/PostgresCluster"
    ],
    "operator": "crunchy-postgres-operator",
    "handler": "Crunchy PGO",
    "cleans": "Stops all instances, then deletes Patroni endpoints/configmaps",
    "basis": "code",
    "source": "CrunchyData/postgres-operator internal/naming/annotations.go:11 @0fbac3062"
  },
  {
    "finalizer": "percona.com/delete-ssl",
    "match": "exact",
    "types": [
      "pxc.percona.com/PerconaXtraDBCluster"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "handler": "Percona operator",
    "cleans": "Deletes TLS secrets/certificates",
    "basis": "code",
    "source": "percona/percona-xtradb-cluster-operator pkg/naming/naming.go:9 @b3b0b10a7"
  },
  {
    "finalizer": "percona.com/delete-pxc-pods-in-order",
    "match": "exact",
    "types": [
      "pxc.percona.com/PerconaXtraDBCluster"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "handler": "Percona operator",
    "cleans": "Scales PXC down in order",
    "basis": "code",
    "source": "percona/percona-xtradb-cluster-operator pkg/naming/naming.go:10 @b3b0b10a7"
  },
  {
    "finalizer": "percona.com/delete-proxysql-pvc",
    "match": "exact",
    "types": [
      "pxc.percona.com/PerconaXtraDBCluster"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "handler": "Percona operator",
    "cleans": "Deletes ProxySQL PVCs (user opt-in)",
    "basis": "code",
    "source": "percona/percona-xtradb-cluster-operator pkg/naming/naming.go:11 @b3b0b10a7"
  },
  {
    "finalizer": "percona.com/delete-pxc-pvc",
    "match": "exact",
    "types": [
      "pxc.percona.com/PerconaXtraDBCluster"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "handler": "Percona operator",
    "cleans": "Deletes data PVCs and user secrets (user opt-in, data loss)",
    "basis": "code",
    "source": "percona/percona-xtradb-cluster-operator pkg/naming/naming.go:12 @b3b0b10a7"
  },
  {
    "finalizer": "percona.com/delete-backup",
    "match": "exact",
    "types": [
      "pxc.percona.com/PerconaXtraDBClusterBackup"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "handler": "Percona operator",
    "cleans": "Deletes the backup data in storage",
    "basis": "code",
    "source": "percona/percona-xtradb-cluster-operator pkg/naming/naming.go:13 @b3b0b10a7"
  },
  {
    "finalizer": "internal.percona.com/release-lock",
    "match": "exact",
    "types": [
      "pxc.percona.com/PerconaXtraDBClusterBackup"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "handler": "Percona operator",
    "cleans": "Releases the backup lease",
    "basis": "code",
    "source": "percona/percona-xtradb-cluster-operator pkg/naming/naming.go:14 @b3b0b10a7"
  },
  {
    "finalizer": "internal.percona.com/keep-job",
    "match": "exact",
    "types": [
      "batch/Job"
    ],
    "operator": "percona-xtradb-cluster-operator",
    "handler": "Percona operator",
    "cleans": "Keeps the job until processed",
    "basis": "name",
    "source": "percona/percona-xtradb-cluster-operator pkg/naming/naming.go:15 @b3b0b10a7"
  },
  {
    "finalizer": "percona.com/delete-psmdb-pvc",
    "match": "exact",
    "types": [
      "psmdb.percona.com/PerconaServerMongoDB"
    ],
    "operator": "percona-server-mongodb-operator",
    "handler": "Percona operator",
    "cleans": "Deletes data PVCs (user opt-in, data loss)",
    "basis": "name",
    "source": "percona/percona-server-mongodb-operator pkg/naming/naming.go:19 @b15af5003"
  },
  {
    "finalizer": "percona.com/delete-psmdb-pods-in-order",
    "match": "exact",
    "types": [
      "psmdb.percona.com/PerconaServerMongoDB"
    ],
    "operator": "percona-server-mongodb-operator",
    "handler": "Percona operator",
    "cleans": "Scales replica sets down in order",
    "basis": "name",
    "source": "percona/percona-server-mongodb-operator pkg/naming/naming.go:20 @b15af5003"
  },
  {
    "finalizer": "percona.com/delete-pitr-chunks",
    "match": "exact",
    "types": [
      "psmdb.percona.com/PerconaServerMongoDB"
    ],
    "operator": "percona-server-mongodb-operator",
    "handler": "Percona operator",
    "cleans": "Deletes PITR oplog chunks",
    "basis": "name",
    "source": "percona/percona-server-mongodb-operator pkg/naming/naming.go:18 @b15af5003"
  },
  {
    "finalizer": "percona.com/delete-pvc",
    "match": "exact",
    "types": [
      "pgv2.percona.com/PerconaPGCluster"
    ],
    "operator": "percona-postgresql-operator",
    "handler": "Percona operator",
    "cleans": "Deletes PVCs (user opt-in)",
    "basis": "name",
    "source": "percona/percona-postgresql-operator percona/naming/finalizers.go:5 @adafb34ff"
  },
  {
    "finalizer": "percona.com/delete-backups",
    "match": "exact",
    "types": [
      "pgv2.percona.com/PerconaPGCluster"
    ],
    "operator": "percona-postgresql-operator",
    "handler": "Percona operator",
    "cleans": "Deletes backups",
    "basis": "name",
    "source": "percona/percona-postgresql-operator percona/naming/finalizers.go:8 @adafb34ff"
  },
  {
    "finalizer": "internal.percona.com/stop-watchers",
    "match": "exact",
    "types": [
      "pgv2.percona.com/PerconaPGCluster"
    ],
    "operator": "percona-postgresql-operator",
    "handler": "Percona operator",
    "cleans": "Stops external watchers",
    "basis": "name",
    "source": "percona/percona-postgresql-operator percona/naming/finalizers.go:7 @adafb34ff"
  },
  {
    "finalizer": "percona.com/delete-mysql-pods-in-order",
    "match": "exact",
    "types": [
      "ps.percona.com/PerconaServerMySQL"
    ],
    "operator": "percona-server-mysql-operator",
    "handler": "Percona operator",
    "cleans": "Scales MySQL down in order (user opt-in)",
    "basis": "name",
    "source": "percona/percona-server-mysql-operator pkg/naming/naming.go:24 @9adfefaa"
  },
  {
    "finalizer": "percona.com/delete-mysql-pvc",
    "match": "exact",
    "types": [
      "ps.percona.com/PerconaServerMySQL"
    ],
    "operator": "percona-server-mysql-operator",
    "handler": "Percona operator",
    "cleans": "Deletes data PVCs (user opt-in, data loss)",
    "basis": "name",
    "source": "percona/percona-server-mysql-operator pkg/naming/naming.go:26 @9adfefaa"
  },
  {
    "finalizer": "mysql.oracle.com/cluster",
    "match": "exact",
    "types": [
      "mysql.oracle.com/InnoDBCluster"
    ],
    "operator": "mysql-operator",
    "framework": "kopf",
    "handler": "MySQL operator (kopf based)",
    "cleans": "Keeps the cluster object until its pods are gone",
    "basis": "name",
    "source": "mysql/mysql-operator mysqloperator/controller/innodbcluster/cluster_api.py:2140 @aec777a"
  },
  {
    "finalizer": "database.k8s.mariadb.com/finalizer",
    "match": "exact",
    "types": [
      "k8s.mariadb.com/Database"
    ],
    "operator": "mariadb-operator",
    "handler": "mariadb-operator",
    "cleans": "Drops the database",
    "basis": "name",
    "source": "mariadb-operator/mariadb-operator internal/controller/database_controller_finalizer.go:15 @8970edf8"
  },
  {
    "finalizer": "grant.k8s.mariadb.com/finalizer",
    "match": "exact",
    "types": [
      "k8s.mariadb.com/Grant"
    ],
    "operator": "mariadb-operator",
    "handler": "mariadb-operator",
    "cleans": "Revokes the grant",
    "basis": "name",
    "source": "mariadb-operator/mariadb-operator internal/controller/grant_controller_finalizer.go:15 @8970edf8"
  },
  {
    "finalizer": "user.k8s.mariadb.com/finalizer",
    "match": "exact",
    "types": [
      "k8s.mariadb.com/User"
    ],
    "operator": "mariadb-operator",
    "handler": "mariadb-operator",
    "cleans": "Drops the user",
    "basis": "name",
    "source": "mariadb-operator/mariadb-operator internal/controller/user_controller_finalizer.go:15 @8970edf8"
  },
  {
    "finalizer": "maxscale.k8s.mariadb.com/finalizer",
    "match": "exact",
    "types": [
      "k8s.mariadb.com/MaxScale"
    ],
    "operator": "mariadb-operator",
    "handler": "mariadb-operator",
    "cleans": "Tears MaxScale down",
    "basis": "name",
    "source": "mariadb-operator/mariadb-operator internal/controller/maxscale_controller.go:50 @8970edf8"
  },
  {
    "finalizer": "mongodbatlas/finalizer",
    "match": "exact",
    "types": [
      "atlas.mongodb.com/*"
    ],
    "operator": "mongodb-atlas-kubernetes",
    "handler": "mongodb-atlas-kubernetes operator",
    "cleans": "Deletes the object in Atlas unless mongodb.com/atlas-resource-policy: keep",
    "basis": "name",
    "source": "mongodb/mongodb-atlas-kubernetes internal/controller/customresource/finalizer.go:29 @3fb4fa5d9"
  },
  {
    "finalizer": "^finalizer\\.(.*)\\.k8s\\.elastic\\.co/(.*)$",
    "match": "regex",
    "qualifier": "legacy",
    "types": [
      "*.k8s.elastic.co/*"
    ],
    "operator": "eck",
    "handler": "ECK operator",
    "cleans": "Nothing any more: current ECK only strips every finalizer matching this pattern and adds none",
    "basis": "code",
    "source": "elastic/cloud-on-k8s pkg/controller/common/finalizer/finalizers.go:16 @7b93383d8",
    "example": {
      "finalizer": "finalizer.elasticsearch.k8s.elastic.co/observer",
      "group": "elasticsearch.k8s.elastic.co",
      "kind": "Elasticsearch",
      "resource": "elasticsearches"
    }
  },
  {
    "finalizer": "deletion.finalizers.rabbitmqclusters.rabbitmq.com",
    "match": "exact",
    "types": [
      "rabbitmq.com/RabbitmqCluster"
    ],
    "operator": "rabbitmq-cluster-operator",
    "handler": "rabbitmq cluster-operator",
    "cleans": "Labels pods for deletion (skips the preStop quorum checks) then deletes the StatefulSet",
    "basis": "code",
    "source": "rabbitmq/cluster-operator internal/controller/reconcile_finalizer.go:19 @06cda8e8"
  },
  {
    "finalizer": "deletion.finalizers.<plural>.rabbitmq.com",
    "match": "template",
    "types": [
      "rabbitmq.com/*"
    ],
    "operator": "rabbitmq-messaging-topology-operator",
    "handler": "rabbitmq messaging-topology-operator",
    "cleans": "Deletes the object in RabbitMQ via the management API",
    "basis": "code",
    "source": "rabbitmq/messaging-topology-operator internal/controller/utils.go:100 @e736e2d",
    "example": {
      "finalizer": "deletion.finalizers.queues.rabbitmq.com",
      "group": "rabbitmq.com",
      "kind": "Queue",
      "resource": "queues"
    }
  },
  {
    "finalizer": "redisFinalizer",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "redis.redis.opstreelabs.in/Redis"
    ],
    "operator": "redis-operator",
    "handler": "OT-CONTAINER-KIT redis-operator",
    "cleans": "Deletes services/PVCs (keepAfterDelete aware)",
    "basis": "name",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/redis/redis_controller.go:36 @5dd04e17"
  },
  {
    "finalizer": "redisClusterFinalizer",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "redis.redis.opstreelabs.in/RedisCluster"
    ],
    "operator": "redis-operator",
    "handler": "OT-CONTAINER-KIT redis-operator",
    "cleans": "Deletes services/PVCs (keepAfterDelete aware)",
    "basis": "name",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/rediscluster/rediscluster_controller.go:45 @5dd04e17"
  },
  {
    "finalizer": "redisReplicationFinalizer",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "redis.redis.opstreelabs.in/RedisReplication"
    ],
    "operator": "redis-operator",
    "handler": "OT-CONTAINER-KIT redis-operator",
    "cleans": "Deletes services/PVCs (keepAfterDelete aware)",
    "basis": "name",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/redisreplication/redisreplication_controller.go:29 @5dd04e17"
  },
  {
    "finalizer": "redisSentinelFinalizer",
    "match": "exact",
    "qualifier": "unqualified",
    "types": [
      "redis.redis.opstreelabs.in/RedisSentinel"
    ],
    "operator": "redis-operator",
    "handler": "OT-CONTAINER-KIT redis-operator",
    "cleans": "Deletes services/PVCs (keepAfterDelete aware)",
    "basis": "name",
    "source": "OT-CONTAINER-KIT/redis-operator internal/controller/redissentinel/redissentinel_controller.go:24 @5dd04e17"
  },
  {
    "finalizer": "pingcap.com/finalizer",
    "match": "exact",
    "types": [
      "core.pingcap.com/*"
    ],
    "operator": "tidb-operator",
    "handler": "tidb-operator",
    "cleans": "Ordered teardown of the component group",
    "basis": "comment",
    "source": "pingcap/tidb-operator api/meta/v1alpha1/types.go:19 @42684baa3"
  },
  {
    "finalizer": "scylla-operator.scylladb.com/remotekubernetescluster-protection",
    "match": "exact",
    "types": [
      "scylla.scylladb.com/RemoteKubernetesCluster"
    ],
    "operator": "scylla-operator",
    "handler": "scylla-operator",
    "cleans": "Keeps the object while clusters use it",
    "basis": "name",
    "source": "scylladb/scylla-operator pkg/naming/constants.go:311 @adefed4ef"
  },
  {
    "finalizer": "scylla-operator.scylladb.com/scylladbcluster-protection",
    "match": "exact",
    "types": [
      "scylla.scylladb.com/ScyllaDBCluster"
    ],
    "operator": "scylla-operator",
    "handler": "scylla-operator",
    "cleans": "Deletes what belongs to the cluster in remote Kubernetes clusters",
    "basis": "name",
    "source": "scylladb/scylla-operator pkg/naming/constants.go:312 @adefed4ef"
  },
  {
    "finalizer": "scylla-operator.scylladb.com/scylladbmanagertask-deletion",
    "match": "exact",
    "types": [
      "scylla.scylladb.com/ScyllaDBManagerTask"
    ],
    "operator": "scylla-operator",
    "handler": "scylla-operator",
    "cleans": "Deletes the task in ScyllaDB Manager",
    "basis": "name",
    "source": "scylladb/scylla-operator pkg/naming/constants.go:333 @adefed4ef"
  },
  {
    "finalizer": "cluster.kubeblocks.io/finalizer",
    "match": "exact",
    "types": [
      "apps.kubeblocks.io/Cluster"
    ],
    "operator": "kubeblocks",
    "handler": "KubeBlocks",
    "cleans": "Kind-specific teardown (termination policy aware)",
    "basis": "name",
    "source": "apecloud/kubeblocks pkg/constant/finalizer.go:24 @13138f4639"
  },
  {
    "finalizer": "component.kubeblocks.io/finalizer",
    "match": "exact",
    "types": [
      "apps.kubeblocks.io/Component"
    ],
    "operator": "kubeblocks",
    "handler": "KubeBlocks",
    "cleans": "Kind-specific teardown (termination policy aware)",
    "basis": "name",
    "source": "apecloud/kubeblocks pkg/constant/finalizer.go:25 @13138f4639"
  },
  {
    "finalizer": "opsrequest.kubeblocks.io/finalizer",
    "match": "exact",
    "types": [
      "operations.kubeblocks.io/OpsRequest",
      "apps.kubeblocks.io/OpsRequest"
    ],
    "operator": "kubeblocks",
    "handler": "KubeBlocks",
    "cleans": "Kind-specific teardown (termination policy aware)",
    "basis": "name",
    "source": "apecloud/kubeblocks pkg/constant/finalizer.go:28 @13138f4639"
  },
  {
    "finalizer": "dataprotection.kubeblocks.io/finalizer",
    "match": "exact",
    "types": [
      "dataprotection.kubeblocks.io/*"
    ],
    "operator": "kubeblocks",
    "handler": "KubeBlocks data protection",
    "cleans": "Deletes backup data",
    "basis": "name",
    "source": "apecloud/kubeblocks pkg/dataprotection/types/constant.go:48 @13138f4639"
  },
  {
    "finalizer": "finalizers.<service>.services.k8s.aws/<Kind>",
    "match": "template",
    "types": [
      "*.services.k8s.aws/*"
    ],
    "operator": "ack",
    "handler": "ACK controller of that AWS service",
    "cleans": "Deletes the AWS resource (deletion-policy annotation aware)",
    "basis": "code",
    "source": "aws-controllers-k8s/s3-controller pkg/resource/bucket/descriptor.go:31 @1051f76",
    "example": {
      "finalizer": "finalizers.s3.services.k8s.aws/Bucket",
      "group": "s3.services.k8s.aws",
      "kind": "Bucket",
      "resource": "buckets"
    }
  },
  {
    "finalizer": "finalizers.services.k8s.aws/FieldExport",
    "match": "exact",
    "types": [
      "services.k8s.aws/FieldExport"
    ],
    "operator": "ack",
    "handler": "ACK runtime",
    "cleans": "Stops exporting",
    "basis": "name",
    "source": "aws-controllers-k8s/runtime pkg/runtime/field_export_reconciler.go:46 @95428e7"
  },
  {
    "finalizer": "cnrm.cloud.google.com/finalizer",
    "match": "exact",
    "types": [
      "*.cnrm.cloud.google.com/*"
    ],
    "operator": "config-connector",
    "handler": "KCC cnrm-controller-manager",
    "cleans": "Deletes the GCP resource (deletion-policy: abandon skips it)",
    "basis": "name",
    "source": "GoogleCloudPlatform/k8s-config-connector pkg/k8s/constants.go:57 @cdb85ecf17"
  },
  {
    "finalizer": "cnrm.cloud.google.com/deletion-defender",
    "match": "exact",
    "types": [
      "*.cnrm.cloud.google.com/*"
    ],
    "operator": "config-connector",
    "handler": "KCC cnrm-deletiondefender",
    "cleans": "Guards against CRD-uninstall mass deletion; removed by a separate controller that must be running",
    "basis": "code",
    "source": "GoogleCloudPlatform/k8s-config-connector pkg/k8s/constants.go:58 @cdb85ecf17"
  },
  {
    "finalizer": "configconnector.cnrm.cloud.google.com/finalizer",
    "match": "exact",
    "types": [
      "core.cnrm.cloud.google.com/ConfigConnector",
      "core.cnrm.cloud.google.com/ConfigConnectorContext"
    ],
    "operator": "config-connector-operator",
    "handler": "KCC operator",
    "cleans": "Uninstalls KCC components",
    "basis": "name",
    "source": "GoogleCloudPlatform/k8s-config-connector operator/pkg/k8s/constants.go:27 @cdb85ecf17"
  },
  {
    "finalizer": "serviceoperator.azure.com/finalizer",
    "match": "exact",
    "types": [
      "*.azure.com/*"
    ],
    "operator": "azure-service-operator",
    "handler": "azure-service-operator",
    "cleans": "Deletes the Azure resource unless reconcile-policy is skip/detach-on-delete",
    "basis": "comment",
    "source": "Azure/azure-service-operator v2/internal/reconcilers/common.go (stored copy)",
    "note": "the path is from a listing of the repository; the constant is GenericControllerFinalizer"
  },
  {
    "finalizer": "karpenter.sh/termination",
    "match": "exact",
    "types": [
      "karpenter.sh/NodeClaim",
      "core/Node"
    ],
    "operator": "karpenter",
    "outside": true,
    "handler": "karpenter",
    "cleans": "Drains the node, waits for volume detach, terminates the instance; a Node stuck here usually has PDB-blocked or do-not-disrupt pods",
    "basis": "code",
    "source": "kubernetes-sigs/karpenter pkg/apis/v1/labels.go:64 @226646810"
  },
  {
    "finalizer": "karpenter.k8s.aws/termination",
    "match": "exact",
    "types": [
      "karpenter.k8s.aws/EC2NodeClass"
    ],
    "operator": "karpenter",
    "outside": true,
    "handler": "karpenter (AWS provider)",
    "cleans": "Kept while NodeClaims use it; deletes instance profile/launch templates",
    "basis": "name",
    "source": "aws/karpenter-provider-aws pkg/apis/v1/labels.go:78 @1d927085d"
  },
  {
    "finalizer": "finalizer.keda.sh",
    "match": "exact",
    "types": [
      "keda.sh/ScaledObject",
      "keda.sh/ScaledJob",
      "keda.sh/TriggerAuthentication",
      "keda.sh/ClusterTriggerAuthentication",
      "eventing.keda.sh/CloudEventSource"
    ],
    "operator": "keda",
    "handler": "keda-operator",
    "cleans": "Stops the scale loop; optionally restores original replica count",
    "basis": "code",
    "source": "kedacore/keda controllers/keda/scaledobject_finalizer.go:35 @8b4f083ca"
  },
  {
    "finalizer": "kueue.x-k8s.io/resource-in-use",
    "match": "exact",
    "types": [
      "kueue.x-k8s.io/ClusterQueue",
      "kueue.x-k8s.io/ResourceFlavor",
      "kueue.x-k8s.io/AdmissionCheck",
      "kueue.x-k8s.io/Workload"
    ],
    "operator": "kueue",
    "handler": "kueue",
    "cleans": "Kept while referenced/active",
    "basis": "name",
    "source": "kubernetes-sigs/kueue apis/kueue/v1beta2/constants.go:20 @ff69552e79"
  },
  {
    "finalizer": "ray.io/gcs-ft-redis-cleanup-finalizer",
    "match": "exact",
    "types": [
      "ray.io/RayCluster"
    ],
    "operator": "kuberay",
    "handler": "kuberay-operator",
    "cleans": "Runs a Job that deletes GCS fault-tolerance keys in Redis",
    "basis": "code",
    "source": "ray-project/kuberay ray-operator/controllers/ray/utils/constant.go:88 @feeaf72fa"
  },
  {
    "finalizer": "ray.io/rayjob-finalizer",
    "match": "exact",
    "types": [
      "ray.io/RayJob"
    ],
    "operator": "kuberay",
    "handler": "kuberay-operator",
    "cleans": "Stops the Ray job; removed whether or not stopping succeeds",
    "basis": "code",
    "source": "ray-project/kuberay ray-operator/controllers/ray/utils/constant.go:347 @feeaf72fa"
  },
  {
    "finalizer": "ray.io/rayservice-finalizer",
    "match": "exact",
    "types": [
      "ray.io/RayService"
    ],
    "operator": "kuberay",
    "handler": "kuberay-operator",
    "cleans": "RayService cleanup",
    "basis": "name",
    "source": "ray-project/kuberay ray-operator/controllers/ray/utils/constant.go:350 @feeaf72fa"
  },
  {
    "finalizer": "scheduling.k8s.io/podgroup-protection",
    "match": "exact",
    "types": [
      "scheduling.k8s.io/PodGroup"
    ],
    "scope": "workload-aware scheduling",
    "controller": "kube-controller-manager",
    "handler": "kube-controller-manager podgroup-protection controller",
    "cleans": "Kept while pods refer to the group; removed once all of them are finished or gone",
    "basis": "name",
    "source": "ray-project/kuberay ray-operator/controllers/ray/batchscheduler/kubernetes-was/v1alpha2/kubernetes_was_v1alpha2.go:30 @feeaf72fa"
  },
  {
    "finalizer": "sparkoperator.k8s.io/finalizer",
    "match": "exact",
    "types": [
      "sparkoperator.k8s.io/SparkApplication",
      "sparkoperator.k8s.io/ScheduledSparkApplication"
    ],
    "operator": "spark-operator",
    "handler": "spark-operator",
    "cleans": "Defined constant; no other use found in the repository at this commit",
    "basis": "code",
    "source": "kubeflow/spark-operator pkg/common/constants.go:24 @38082f33"
  },
  {
    "finalizer": "karmada.io/cluster-controller",
    "match": "exact",
    "types": [
      "cluster.karmada.io/Cluster"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Deletes Work and the execution namespace",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:119 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/execution-controller",
    "match": "exact",
    "types": [
      "work.karmada.io/Work"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Deletes manifests in the member cluster",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:123 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/binding-controller",
    "match": "exact",
    "types": [
      "work.karmada.io/ResourceBinding"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Deletes related Works",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:127 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/cluster-resource-binding-controller",
    "match": "exact",
    "types": [
      "work.karmada.io/ClusterResourceBinding"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Deletes related Works",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:141 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/propagation-policy-controller",
    "match": "exact",
    "types": [
      "policy.karmada.io/PropagationPolicy"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Unbinds resources",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:147 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/cluster-propagation-policy-controller",
    "match": "exact",
    "types": [
      "policy.karmada.io/ClusterPropagationPolicy"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Unbinds resources",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:150 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/multiclusterservice-controller",
    "match": "exact",
    "types": [
      "networking.karmada.io/MultiClusterService"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Deletes service Works",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:144 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/endpointslice-controller",
    "match": "exact",
    "types": [
      "work.karmada.io/Work"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Deletes collected EndpointSlices",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:131 @f8fdd02df"
  },
  {
    "finalizer": "karmada.io/binding-dependencies-distributor",
    "match": "exact",
    "types": [
      "work.karmada.io/ResourceBinding"
    ],
    "operator": "karmada",
    "outside": true,
    "handler": "karmada controllers",
    "cleans": "Removes attached bindings",
    "basis": "comment",
    "source": "karmada-io/karmada pkg/util/constants.go:154 @f8fdd02df"
  },
  {
    "finalizer": "cluster.open-cluster-management.io/resource-cleanup",
    "match": "exact",
    "types": [
      "cluster.open-cluster-management.io/ManagedCluster"
    ],
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Garbage collection of hub resources for the cluster",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm pkg/common/helpers/clusters.go:14 @00f84c32b"
  },
  {
    "finalizer": "operator.open-cluster-management.io/cluster-manager-cleanup",
    "match": "exact",
    "types": [
      "operator.open-cluster-management.io/ClusterManager"
    ],
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Uninstalls the hub",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm pkg/operator/operators/clustermanager/controllers/clustermanagercontroller/clustermanager_controller.go:44 @00f84c32b"
  },
  {
    "finalizer": "operator.open-cluster-management.io/klusterlet-cleanup",
    "match": "exact",
    "types": [
      "operator.open-cluster-management.io/Klusterlet"
    ],
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Uninstalls the agent",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm pkg/operator/operators/klusterlet/controllers/klusterletcontroller/klusterlet_controller.go:45 @00f84c32b"
  },
  {
    "finalizer": "operator.open-cluster-management.io/klusterlet-hosted-cleanup",
    "match": "exact",
    "types": [
      "operator.open-cluster-management.io/Klusterlet"
    ],
    "scope": "hosted mode",
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Uninstalls the hosted agent",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm pkg/operator/operators/klusterlet/controllers/klusterletcontroller/klusterlet_controller.go:44 @00f84c32b"
  },
  {
    "finalizer": "cluster.open-cluster-management.io/manifest-work-cleanup",
    "match": "exact",
    "types": [
      "work.open-cluster-management.io/ManifestWork",
      "rbac.authorization.k8s.io/RoleBinding"
    ],
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Deletes applied manifests on the managed cluster",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm vendor/open-cluster-management.io/api/work/v1/types.go:680 @00f84c32b"
  },
  {
    "finalizer": "cluster.open-cluster-management.io/applied-manifest-work-cleanup",
    "match": "exact",
    "types": [
      "work.open-cluster-management.io/AppliedManifestWork"
    ],
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Deletes applied manifests",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm vendor/open-cluster-management.io/api/work/v1/types.go:684 @00f84c32b"
  },
  {
    "finalizer": "cluster.open-cluster-management.io/api-resource-cleanup",
    "match": "exact",
    "types": [
      "cluster.open-cluster-management.io/ManagedCluster"
    ],
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Deletes hub-side cluster resources",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm vendor/open-cluster-management.io/api/cluster/v1/types.go:294 @00f84c32b"
  },
  {
    "finalizer": "addon.open-cluster-management.io/addon-pre-delete",
    "match": "exact",
    "types": [
      "addon.open-cluster-management.io/ManagedClusterAddOn"
    ],
    "operator": "open-cluster-management",
    "outside": true,
    "handler": "Open Cluster Management",
    "cleans": "Runs the add-on's pre-delete hook manifests",
    "basis": "comment",
    "source": "open-cluster-management-io/ocm vendor/open-cluster-management.io/api/addon/v1alpha1/types_managedclusteraddon.go:269 @00f84c32b"
  },
  {
    "finalizer": "hive.openshift.io/deprovision",
    "match": "exact",
    "types": [
      "hive.openshift.io/ClusterDeployment"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Runs the deprovision job",
    "basis": "comment",
    "source": "openshift/hive apis/hive/v1/clusterdeployment_types.go:27 @c02e51732"
  },
  {
    "finalizer": "hive.openshift.io/dnszone",
    "match": "exact",
    "types": [
      "hive.openshift.io/DNSZone"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Deletes the cloud DNS zone",
    "basis": "comment",
    "source": "openshift/hive apis/hive/v1/dnszone_types.go:14 @c02e51732"
  },
  {
    "finalizer": "hive.openshift.io/dnsendpoint",
    "match": "exact",
    "types": [
      "hive.openshift.io/DNSZone"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Deletes parent-link records",
    "basis": "comment",
    "source": "openshift/hive apis/hive/v1/dnszone_types.go:18 @c02e51732"
  },
  {
    "finalizer": "hive.openshift.io/argocd-cluster",
    "match": "exact",
    "types": [
      "hive.openshift.io/ClusterDeployment"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Removes the Argo CD cluster secret",
    "basis": "name",
    "source": "openshift/hive apis/hive/v1/clusterdeployment_types.go:51 @c02e51732"
  },
  {
    "finalizer": "hive.openshift.io/claim",
    "match": "exact",
    "types": [
      "hive.openshift.io/ClusterClaim"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Releases the claimed cluster",
    "basis": "name",
    "source": "openshift/hive pkg/controller/clusterclaim/clusterclaim_controller.go:33 @c02e51732"
  },
  {
    "finalizer": "hive.openshift.io/clusters",
    "match": "exact",
    "types": [
      "hive.openshift.io/ClusterPool"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Deletes pool clusters",
    "basis": "name",
    "source": "openshift/hive pkg/controller/clusterpool/clusterpool_controller.go:45 @c02e51732"
  },
  {
    "finalizer": "hive.openshift.io/remotemachineset",
    "match": "exact",
    "types": [
      "hive.openshift.io/MachinePool"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Deletes remote MachineSets",
    "basis": "name",
    "source": "openshift/hive pkg/controller/machinepool/machinepool_controller.go:55 @c02e51732"
  },
  {
    "finalizer": "hive.openshift.io/private-link",
    "match": "exact",
    "types": [
      "hive.openshift.io/ClusterDeployment"
    ],
    "operator": "hive",
    "handler": "OpenShift Hive",
    "cleans": "Deletes private link resources",
    "basis": "name",
    "source": "openshift/hive pkg/controller/privatelink/privatelink_controller.go:38 @c02e51732"
  },
  {
    "finalizer": "machine.machine.openshift.io",
    "match": "exact",
    "types": [
      "machine.openshift.io/Machine"
    ],
    "operator": "machine-api",
    "handler": "machine-api operator",
    "cleans": "Drains and deletes the cloud instance",
    "basis": "name",
    "source": "openshift/api machine/v1beta1/types_machine.go:14 @2a3d73913"
  },
  {
    "finalizer": "openshift.io/origin",
    "match": "exact",
    "types": [
      "core/Namespace"
    ],
    "scope": "spec.finalizers",
    "operator": "openshift-controller-manager",
    "outside": true,
    "handler": "OpenShift controller manager",
    "cleans": "OpenShift-side namespace content cleanup",
    "basis": "name",
    "source": "openshift/api project/v1/types.go:27 @2a3d73913"
  },
  {
    "finalizer": "template.openshift.io/finalizer",
    "match": "exact",
    "types": [
      "template.openshift.io/TemplateInstance"
    ],
    "operator": "openshift-controller-manager",
    "outside": true,
    "handler": "OpenShift template controller",
    "cleans": "Deletes instantiated objects",
    "basis": "name",
    "source": "openshift/api template/v1/consts.go:6 @2a3d73913"
  },
  {
    "finalizer": "baremetalhost.metal3.io",
    "match": "exact",
    "types": [
      "metal3.io/BareMetalHost"
    ],
    "operator": "baremetal-operator",
    "handler": "baremetal-operator",
    "cleans": "Deprovisions the physical host (needs a reachable BMC)",
    "basis": "comment",
    "source": "metal3-io/baremetal-operator apis/metal3.io/v1alpha1/baremetalhost_types.go:38 @02aa5059e"
  },
  {
    "finalizer": "preprovisioningimage.metal3.io",
    "match": "exact",
    "types": [
      "metal3.io/PreprovisioningImage"
    ],
    "operator": "baremetal-operator",
    "handler": "baremetal-operator",
    "cleans": "Releases the built image",
    "basis": "name",
    "source": "metal3-io/baremetal-operator apis/metal3.io/v1alpha1/preprovisioningimage_types.go:25 @02aa5059e"
  },
  {
    "finalizer": "wrangler.cattle.io/",
    "match": "prefix",
    "scope": "types with an OnRemove handler of wrangler",
    "handler": "the Rancher-family controller that registered that handler name (rancher, fleet, k3s, harvester, ...)",
    "cleans": "Runs the registered OnRemove handler",
    "basis": "code",
    "source": "rancher/wrangler pkg/generic/remove.go:9 @8238115",
    "example": {
      "finalizer": "wrangler.cattle.io/on-cluster-remove",
      "group": "management.cattle.io",
      "kind": "Cluster",
      "resource": "clusters"
    }
  },
  {
    "finalizer": "controller.cattle.io/",
    "match": "prefix",
    "scope": "types with a lifecycle of norman",
    "operator": "rancher",
    "outside": true,
    "handler": "Rancher",
    "cleans": "Runs the lifecycle's Remove; left behind in bulk when Rancher is uninstalled",
    "basis": "code",
    "source": "rancher/norman lifecycle/object.go:16 @60903c8e",
    "example": {
      "finalizer": "controller.cattle.io/project-rtb",
      "group": "management.cattle.io",
      "kind": "Project",
      "resource": "projects"
    }
  },
  {
    "finalizer": "clusterscoped.controller.cattle.io/",
    "match": "prefix",
    "scope": "objects kept in step with a downstream cluster: Namespaces, Nodes, Secrets, Projects and others",
    "operator": "rancher",
    "outside": true,
    "handler": "Rancher",
    "cleans": "Runs the per-cluster Remove; orphaned once that cluster or Rancher is gone",
    "basis": "code",
    "source": "rancher/norman lifecycle/object.go:17 @60903c8e",
    "example": {
      "finalizer": "clusterscoped.controller.cattle.io/node-syncer_c-m-abcde",
      "group": "",
      "kind": "Node",
      "resource": "nodes"
    }
  },
  {
    "finalizer": "controller.cattle.io/namespace-auth",
    "match": "exact",
    "types": [
      "core/Namespace"
    ],
    "operator": "rancher",
    "outside": true,
    "handler": "Rancher",
    "cleans": "Rancher's access rules for the namespace",
    "basis": "name",
    "source": "rancher/rancher pkg/controllers/managementuser/rbac/namespace_handler.go:44 @59bd052e44"
  },
  {
    "finalizer": "controller.cattle.io/mgmt-auth-users-controller",
    "match": "exact",
    "types": [
      "management.cattle.io/User"
    ],
    "operator": "rancher",
    "outside": true,
    "handler": "Rancher",
    "cleans": "Rancher's access rules, tokens and other belongings of the user",
    "basis": "name",
    "source": "rancher/rancher pkg/controllers/management/auth/user.go:59 @59bd052e44"
  },
  {
    "finalizer": "auth.cattle.io/capi-resources-cleanup",
    "match": "exact",
    "operator": "rancher",
    "outside": true,
    "handler": "Rancher",
    "cleans": "Cluster API objects that Rancher made for the cluster",
    "basis": "name",
    "source": "rancher/rancher pkg/controllers/management/authprovisioningv2/cluster.go:19 @59bd052e44"
  },
  {
    "finalizer": "management.cattle.io/harvester-token-cleanup",
    "match": "exact",
    "operator": "rancher",
    "outside": true,
    "handler": "Rancher",
    "cleans": "The token that a cloud credential holds at Harvester",
    "basis": "name",
    "source": "rancher/rancher pkg/controllers/management/cloudcredential/controller.go:30 @59bd052e44"
  },
  {
    "finalizer": "fleet.cattle.io/gitrepo-finalizer",
    "match": "exact",
    "types": [
      "fleet.cattle.io/GitRepo"
    ],
    "operator": "fleet",
    "outside": true,
    "handler": "Rancher Fleet",
    "cleans": "Deletes what the object deployed",
    "basis": "name",
    "source": "rancher/fleet internal/cmd/controller/finalize/finalize.go:18 @3b2c622ce"
  },
  {
    "finalizer": "fleet.cattle.io/bundle-finalizer",
    "match": "exact",
    "types": [
      "fleet.cattle.io/Bundle"
    ],
    "operator": "fleet",
    "outside": true,
    "handler": "Rancher Fleet",
    "cleans": "Deletes what the object deployed",
    "basis": "name",
    "source": "rancher/fleet internal/cmd/controller/finalize/finalize.go:19 @3b2c622ce"
  },
  {
    "finalizer": "fleet.cattle.io/bundle-deployment-finalizer",
    "match": "exact",
    "types": [
      "fleet.cattle.io/BundleDeployment"
    ],
    "operator": "fleet",
    "outside": true,
    "handler": "Rancher Fleet",
    "cleans": "Deletes what the object deployed",
    "basis": "name",
    "source": "rancher/fleet internal/cmd/controller/finalize/finalize.go:20 @3b2c622ce"
  },
  {
    "finalizer": "fleet.cattle.io/cluster-finalizer",
    "match": "exact",
    "types": [
      "fleet.cattle.io/Cluster"
    ],
    "operator": "fleet",
    "outside": true,
    "handler": "Rancher Fleet",
    "cleans": "Deletes what the object deployed",
    "basis": "name",
    "source": "rancher/fleet internal/cmd/controller/finalize/finalize.go:21 @3b2c622ce"
  },
  {
    "finalizer": "fleet.cattle.io/helmop-finalizer",
    "match": "exact",
    "types": [
      "fleet.cattle.io/HelmOp"
    ],
    "operator": "fleet",
    "outside": true,
    "handler": "Rancher Fleet",
    "cleans": "Deletes what the object deployed",
    "basis": "name",
    "source": "rancher/fleet internal/cmd/controller/finalize/finalize.go:17 @3b2c622ce"
  },
  {
    "finalizer": "harvesterhci.io/VMController.UnsetOwnerOfPVCs",
    "match": "exact",
    "qualifier": "deprecated",
    "types": [
      "kubevirt.io/VirtualMachine"
    ],
    "operator": "harvester",
    "handler": "Harvester",
    "cleans": "Nothing any more: current Harvester only strips it",
    "basis": "name",
    "source": "harvester/harvester pkg/controller/master/virtualmachine/register.go:29 @3d63c2af1"
  },
  {
    "finalizer": "operators.coreos.com/csv-cleanup",
    "match": "exact",
    "types": [
      "operators.coreos.com/ClusterServiceVersion"
    ],
    "operator": "olm",
    "handler": "OLM olm-operator",
    "cleans": "Deletes ClusterRoles, ClusterRoleBindings and webhook configurations owned by the CSV",
    "basis": "code",
    "source": "operator-framework/operator-lifecycle-manager pkg/controller/operators/olm/operator.go:1391 @992bb0977"
  },
  {
    "finalizer": "hnc.x-k8s.io",
    "match": "exact",
    "types": [
      "hnc.x-k8s.io/SubnamespaceAnchor"
    ],
    "operator": "hierarchical-namespaces",
    "handler": "HNC manager",
    "cleans": "Deletes the subnamespace (or refuses)",
    "basis": "code",
    "source": "kubernetes-sigs/hierarchical-namespaces internal/anchor/reconciler.go:120 @edf6ade7"
  },
  {
    "finalizer": "hnc.x-k8s.io/hasSubnamespace",
    "match": "exact",
    "types": [
      "hnc.x-k8s.io/HierarchyConfiguration"
    ],
    "operator": "hierarchical-namespaces",
    "handler": "HNC manager",
    "cleans": "Kept while the namespace has subnamespaces",
    "basis": "name",
    "source": "kubernetes-sigs/hierarchical-namespaces api/v1alpha2/hierarchy_types.go:32 @edf6ade7"
  },
  {
    "finalizer": "externalsecrets.external-secrets.io/externalsecret-cleanup",
    "match": "exact",
    "types": [
      "external-secrets.io/ExternalSecret"
    ],
    "operator": "external-secrets",
    "handler": "external-secrets",
    "cleans": "Releases managed targets/informers",
    "basis": "code",
    "source": "external-secrets/external-secrets pkg/controllers/externalsecret/externalsecret_controller.go:73 @cc5bfbc22"
  },
  {
    "finalizer": "externalsecrets.external-secrets.io/clusterexternalsecret-cleanup",
    "match": "exact",
    "types": [
      "external-secrets.io/ClusterExternalSecret"
    ],
    "operator": "external-secrets",
    "handler": "external-secrets",
    "cleans": "Deletes the ExternalSecrets it created",
    "basis": "name",
    "source": "external-secrets/external-secrets pkg/controllers/clusterexternalsecret/clusterexternalsecret_controller.go:69 @cc5bfbc22"
  },
  {
    "finalizer": "pushsecret.externalsecrets.io/finalizer",
    "match": "exact",
    "types": [
      "external-secrets.io/PushSecret"
    ],
    "scope": "deletionPolicy Delete",
    "operator": "external-secrets",
    "handler": "external-secrets",
    "cleans": "Deletes the pushed secret in the provider",
    "basis": "code",
    "source": "external-secrets/external-secrets pkg/controllers/pushsecret/pushsecret_controller.go:74 @cc5bfbc22"
  },
  {
    "finalizer": "secretstore.externalsecrets.io/finalizer",
    "match": "exact",
    "types": [
      "external-secrets.io/SecretStore",
      "external-secrets.io/ClusterSecretStore"
    ],
    "operator": "external-secrets",
    "handler": "external-secrets",
    "cleans": "Kept while PushSecrets with deletionPolicy Delete use it",
    "basis": "comment",
    "source": "external-secrets/external-secrets pkg/controllers/secretstore/common.go:57 @cc5bfbc22"
  },
  {
    "finalizer": "generatorstate.externalsecrets.io/finalizer",
    "match": "exact",
    "types": [
      "generators.external-secrets.io/GeneratorState"
    ],
    "operator": "external-secrets",
    "handler": "external-secrets",
    "cleans": "Calls the generator's Cleanup (revokes generated credentials)",
    "basis": "code",
    "source": "external-secrets/external-secrets pkg/controllers/generatorstate/generatorstate_controller.go:50 @cc5bfbc22"
  },
  {
    "finalizer": "monitoring.coreos.com/status-cleanup",
    "match": "exact",
    "types": [
      "monitoring.coreos.com/Prometheus",
      "monitoring.coreos.com/PrometheusAgent",
      "monitoring.coreos.com/Alertmanager",
      "monitoring.coreos.com/ThanosRuler"
    ],
    "operator": "prometheus-operator",
    "handler": "prometheus-operator",
    "cleans": "Removes status bindings from selected configuration resources (ServiceMonitor, PodMonitor, ...)",
    "basis": "comment",
    "source": "prometheus-operator/prometheus-operator pkg/k8s/finalizer.go:27 @6adcebc50"
  },
  {
    "finalizer": "operator.grafana.com/finalizer",
    "match": "exact",
    "types": [
      "grafana.integreatly.org/*"
    ],
    "operator": "grafana-operator",
    "handler": "grafana-operator",
    "cleans": "Deletes the object in the Grafana instance(s)",
    "basis": "name",
    "source": "grafana/grafana-operator controllers/controller_shared.go:60 @60d3ebd2"
  },
  {
    "finalizer": "apps.victoriametrics.com/finalizer",
    "match": "exact",
    "types": [
      "operator.victoriametrics.com/*"
    ],
    "scope": "also on the objects that make them up",
    "operator": "victoriametrics-operator",
    "handler": "VictoriaMetrics operator",
    "cleans": "Strips finalizers of children and deletes them",
    "basis": "name",
    "source": "VictoriaMetrics/operator api/operator/v1beta1/vmextra_types.go:92 @d0d258c8"
  },
  {
    "finalizer": "opentelemetrycollector.opentelemetry.io/finalizer",
    "match": "exact",
    "types": [
      "opentelemetry.io/OpenTelemetryCollector"
    ],
    "operator": "opentelemetry-operator",
    "handler": "opentelemetry-operator",
    "cleans": "Deletes cluster-scoped RBAC",
    "basis": "name",
    "source": "open-telemetry/opentelemetry-operator internal/controllers/opentelemetrycollector_controller.go:428 @be8944414"
  },
  {
    "finalizer": "finalizer.agent.datadoghq.com",
    "match": "exact",
    "types": [
      "datadoghq.com/DatadogAgent"
    ],
    "operator": "datadog-operator",
    "handler": "datadog-operator",
    "cleans": "Removes profile labels from nodes",
    "basis": "code",
    "source": "DataDog/datadog-operator internal/controller/datadogagent/finalizer.go:22 @55db53165"
  },
  {
    "finalizer": "finalizer.monitor.datadoghq.com",
    "match": "exact",
    "types": [
      "datadoghq.com/DatadogMonitor"
    ],
    "operator": "datadog-operator",
    "handler": "datadog-operator",
    "cleans": "Deletes the monitor in Datadog",
    "basis": "name",
    "source": "DataDog/datadog-operator internal/controller/datadogmonitor/finalizer.go:21 @55db53165"
  },
  {
    "finalizer": "finalizer.slo.datadoghq.com",
    "match": "exact",
    "types": [
      "datadoghq.com/DatadogSLO"
    ],
    "operator": "datadog-operator",
    "handler": "datadog-operator",
    "cleans": "Deletes the SLO in Datadog",
    "basis": "name",
    "source": "DataDog/datadog-operator internal/controller/datadogslo/controller.go:46 @55db53165"
  },
  {
    "finalizer": "vaultauth.secrets.hashicorp.com/finalizer",
    "match": "exact",
    "types": [
      "secrets.hashicorp.com/VaultAuth"
    ],
    "operator": "vault-secrets-operator",
    "handler": "vault-secrets-operator",
    "cleans": "Revokes/forgets Vault client state (dynamic leases, PKI certs when configured)",
    "basis": "name",
    "source": "hashicorp/vault-secrets-operator controllers/vaultauth_controller.go:33 @9b840a5a"
  },
  {
    "finalizer": "vaultconnection.secrets.hashicorp.com/finalizer",
    "match": "exact",
    "types": [
      "secrets.hashicorp.com/VaultConnection"
    ],
    "operator": "vault-secrets-operator",
    "handler": "vault-secrets-operator",
    "cleans": "Revokes/forgets Vault client state (dynamic leases, PKI certs when configured)",
    "basis": "name",
    "source": "hashicorp/vault-secrets-operator controllers/vaultconnection_controller.go:31 @9b840a5a"
  },
  {
    "finalizer": "vaultdynamicsecret.secrets.hashicorp.com/finalizer",
    "match": "exact",
    "types": [
      "secrets.hashicorp.com/VaultDynamicSecret"
    ],
    "operator": "vault-secrets-operator",
    "handler": "vault-secrets-operator",
    "cleans": "Revokes/forgets Vault client state (dynamic leases, PKI certs when configured)",
    "basis": "name",
    "source": "hashicorp/vault-secrets-operator controllers/vaultdynamicsecret_controller.go:44 @9b840a5a"
  },
  {
    "finalizer": "vaultpkisecrets.secrets.hashicorp.com/finalizer",
    "match": "exact",
    "types": [
      "secrets.hashicorp.com/VaultPKISecret"
    ],
    "operator": "vault-secrets-operator",
    "handler": "vault-secrets-operator",
    "cleans": "Revokes/forgets Vault client state (dynamic leases, PKI certs when configured)",
    "basis": "name",
    "source": "hashicorp/vault-secrets-operator controllers/vaultpkisecret_controller.go:38 @9b840a5a"
  },
  {
    "finalizer": "vaultstaticsecret.secrets.hashicorp.com/finalizer",
    "match": "exact",
    "types": [
      "secrets.hashicorp.com/VaultStaticSecret"
    ],
    "operator": "vault-secrets-operator",
    "handler": "vault-secrets-operator",
    "cleans": "Revokes/forgets Vault client state (dynamic leases, PKI certs when configured)",
    "basis": "name",
    "source": "hashicorp/vault-secrets-operator controllers/vaultstaticsecret_controller.go:40 @9b840a5a"
  },
  {
    "finalizer": "finalizers.consul.hashicorp.com",
    "match": "exact",
    "types": [
      "consul.hashicorp.com/*"
    ],
    "operator": "consul",
    "handler": "consul-k8s control plane",
    "cleans": "Deletes the config entry/peering in Consul",
    "basis": "name",
    "source": "hashicorp/consul-k8s control-plane/controllers/configentries/configentry_controller.go:33 @a507b1d1e"
  },
  {
    "finalizer": "gateway-finalizer.consul.hashicorp.com",
    "match": "exact",
    "types": [
      "gateway.networking.k8s.io/Gateway"
    ],
    "operator": "consul",
    "handler": "consul-k8s",
    "cleans": "Deletes the API gateway entry in Consul",
    "basis": "name",
    "source": "hashicorp/consul-k8s control-plane/api-gateway/common/finalizers.go:13 @a507b1d1e"
  },
  {
    "finalizer": "finalizers.kapp-ctrl.k14s.io/delete",
    "match": "exact",
    "types": [
      "kappctrl.k14s.io/App"
    ],
    "operator": "kapp-controller",
    "handler": "kapp-controller",
    "cleans": "kapp delete of everything the App deployed (needs its ServiceAccount to still exist)",
    "basis": "name",
    "source": "carvel-dev/kapp-controller pkg/app/finalizer.go:13 @e4b482222"
  },
  {
    "finalizer": "finalizers.packageinstall.packaging.carvel.dev/delete",
    "match": "exact",
    "types": [
      "packaging.carvel.dev/PackageInstall"
    ],
    "operator": "kapp-controller",
    "handler": "kapp-controller",
    "cleans": "Deletes the child App",
    "basis": "name",
    "source": "carvel-dev/kapp-controller pkg/packageinstall/finalizer.go:13 @e4b482222"
  },
  {
    "finalizer": "finalizers.packagerepository.packaging.carvel.dev/delete",
    "match": "exact",
    "types": [
      "packaging.carvel.dev/PackageRepository"
    ],
    "operator": "kapp-controller",
    "handler": "kapp-controller",
    "cleans": "Deletes packages of the repository",
    "basis": "name",
    "source": "carvel-dev/kapp-controller pkg/pkgrepository/finalizer.go:13 @e4b482222"
  },
  {
    "finalizer": "finalizer.stack.pulumi.com",
    "match": "exact",
    "types": [
      "pulumi.com/Stack"
    ],
    "operator": "pulumi-kubernetes-operator",
    "handler": "pulumi-kubernetes-operator",
    "cleans": "Runs pulumi destroy when destroyOnFinalize is set",
    "basis": "name",
    "source": "pulumi/pulumi-kubernetes-operator operator/internal/controller/pulumi/stack_controller.go:92 @475dbc6c"
  },
  {
    "finalizer": "chaos-mesh/records",
    "match": "exact",
    "types": [
      "chaos-mesh.org/*"
    ],
    "operator": "chaos-mesh",
    "handler": "chaos-mesh controller-manager",
    "cleans": "Recovers every injected fault record first; force with annotation chaos-mesh.chaos-mesh.org/cleanFinalizer=forced",
    "basis": "code",
    "source": "chaos-mesh/chaos-mesh controllers/common/finalizers/controller.go:38 @608b61e7c"
  },
  {
    "finalizer": "netattdef.finalizers.sriovnetwork.openshift.io",
    "match": "exact",
    "types": [
      "sriovnetwork.openshift.io/SriovNetwork",
      "sriovnetwork.openshift.io/SriovIBNetwork",
      "sriovnetwork.openshift.io/OVSNetwork"
    ],
    "operator": "sriov-network-operator",
    "handler": "sriov-network-operator",
    "cleans": "Deletes the generated NetworkAttachmentDefinition",
    "basis": "name",
    "source": "k8snetworkplumbingwg/sriov-network-operator api/v1/helper.go:32 @249e20012"
  },
  {
    "finalizer": "poolconfig.finalizers.sriovnetwork.openshift.io",
    "match": "exact",
    "types": [
      "sriovnetwork.openshift.io/SriovNetworkPoolConfig"
    ],
    "operator": "sriov-network-operator",
    "handler": "sriov-network-operator",
    "cleans": "Deletes the generated pool configuration",
    "basis": "name",
    "source": "k8snetworkplumbingwg/sriov-network-operator api/v1/helper.go:33 @249e20012"
  },
  {
    "finalizer": "operatorconfig.finalizers.sriovnetwork.openshift.io",
    "match": "exact",
    "types": [
      "sriovnetwork.openshift.io/SriovOperatorConfig"
    ],
    "operator": "sriov-network-operator",
    "handler": "sriov-network-operator",
    "cleans": "Deletes the operator's webhooks and node configuration",
    "basis": "name",
    "source": "k8snetworkplumbingwg/sriov-network-operator api/v1/helper.go:34 @249e20012"
  },
  {
    "finalizer": "projectcalico.org/tier-controller",
    "match": "exact",
    "types": [
      "projectcalico.org/Tier",
      "crd.projectcalico.org/Tier"
    ],
    "operator": "calico",
    "handler": "calico kube-controllers",
    "cleans": "Kept while policies exist in the tier",
    "basis": "name",
    "source": "projectcalico/calico api/pkg/apis/projectcalico/v3/tier.go:56 @87c15906f2"
  },
  {
    "finalizer": "projectcalico.org/ippool-finalizer",
    "match": "exact",
    "types": [
      "projectcalico.org/IPPool",
      "crd.projectcalico.org/IPPool"
    ],
    "operator": "calico",
    "handler": "calico kube-controllers",
    "cleans": "Kept while IPAM blocks exist in the pool",
    "basis": "code",
    "source": "projectcalico/calico kube-controllers/pkg/controllers/ippool/pool_controller.go:41 @87c15906f2"
  },
  {
    "finalizer": "kopf.zalando.org/KopfFinalizerMarker",
    "match": "exact",
    "qualifier": "framework-default",
    "scope": "types with mandatory deletion handlers or daemons",
    "framework": "kopf",
    "handler": "the kopf-based operator of that kind (configurable via settings.persistence.finalizer)",
    "cleans": "Runs @kopf.on.delete handlers and stops daemons/timers; retried every 60 s by default forever",
    "basis": "code",
    "source": "nolar/kopf kopf/_cogs/configs/configuration.py:426 @60d02aef"
  },
  {
    "finalizer": "<plural>.<group>/finalizer",
    "match": "template",
    "qualifier": "framework-default",
    "scope": "types whose reconciler implements Cleaner",
    "framework": "josdk",
    "handler": "the Java Operator SDK operator of that kind",
    "cleans": "Runs cleanup(); core kinds without a dot get a placeholder group",
    "basis": "code",
    "source": "operator-framework/java-operator-sdk operator-framework-core/src/main/java/io/javaoperatorsdk/operator/ReconcilerUtilsInternal.java:82 @78b877beb",
    "note": "example: flinkdeployments.flink.apache.org/finalizer (flink-kubernetes-operator uses DeleteControl of JOSDK)",
    "example": {
      "finalizer": "flinkdeployments.flink.apache.org/finalizer",
      "group": "flink.apache.org",
      "kind": "FlinkDeployment",
      "resource": "flinkdeployments"
    }
  },
  {
    "finalizer": "helm.sdk.operatorframework.io/uninstall-release",
    "match": "exact",
    "framework": "helm-operator",
    "handler": "helm-operator (operator-sdk)",
    "cleans": "helm uninstall of the release",
    "basis": "code",
    "source": "operator-framework/operator-sdk internal/helm/controller/reconcile.go:64 @60559f3e0"
  },
  {
    "finalizer": "uninstall-helm-release",
    "match": "exact",
    "qualifier": "legacy",
    "framework": "helm-operator",
    "handler": "helm-operator (operator-sdk, legacy name) or helm-operator-plugins",
    "cleans": "helm uninstall of the release",
    "basis": "code",
    "source": "operator-framework/operator-sdk internal/helm/controller/reconcile.go:66 @60559f3e0"
  },
  {
    "finalizer": "metacontroller.io/decoratorcontroller-",
    "match": "prefix",
    "scope": "objects decorated by a DecoratorController with a finalize hook",
    "operator": "metacontroller",
    "handler": "metacontroller",
    "cleans": "Calls the finalize hook until it answers finalized: true",
    "basis": "code",
    "source": "metacontroller/metacontroller pkg/controller/decorator/controller.go:152 @175eac0",
    "example": {
      "finalizer": "metacontroller.io/decoratorcontroller-service-per-pod",
      "group": "apps",
      "kind": "StatefulSet",
      "resource": "statefulsets"
    }
  },
  {
    "finalizer": "metacontroller.io/compositecontroller-",
    "match": "prefix",
    "scope": "parents of a CompositeController with a finalize hook",
    "operator": "metacontroller",
    "handler": "metacontroller, calling that controller's finalize webhook",
    "cleans": "Calls the finalize hook until it answers finalized: true; stuck when the hook service is down or the CompositeController was deleted first",
    "basis": "code",
    "source": "metacontroller/metacontroller pkg/controller/composite/controller.go:215 @175eac0",
    "example": {
      "finalizer": "metacontroller.io/compositecontroller-bluegreen",
      "group": "ctl.enisoc.com",
      "kind": "BlueGreenDeployment",
      "resource": "bluegreendeployments"
    }
  }
];
