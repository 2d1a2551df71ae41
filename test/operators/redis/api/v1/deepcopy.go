package v1

import (
	"slices"

	"k8s.io/apimachinery/pkg/runtime"
)

// DeepCopyInto copies a RedisClusterStatus.
func (in *RedisClusterStatus) DeepCopyInto(out *RedisClusterStatus) {
	*out = *in
	out.Conditions = slices.Clone(in.Conditions)
}

// DeepCopyInto copies a RedisBackupStatus.
func (in *RedisBackupStatus) DeepCopyInto(out *RedisBackupStatus) {
	*out = *in
	out.Conditions = slices.Clone(in.Conditions)
}

// DeepCopy copies a RedisCluster.
func (in *RedisCluster) DeepCopy() *RedisCluster {
	out := *in
	in.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	in.Status.DeepCopyInto(&out.Status)
	return &out
}

// DeepCopyObject copies a RedisCluster.
func (in *RedisCluster) DeepCopyObject() runtime.Object { return in.DeepCopy() }

// DeepCopy copies a RedisBackup.
func (in *RedisBackup) DeepCopy() *RedisBackup {
	out := *in
	in.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	in.Status.DeepCopyInto(&out.Status)
	return &out
}

// DeepCopyObject copies a RedisBackup.
func (in *RedisBackup) DeepCopyObject() runtime.Object { return in.DeepCopy() }

// DeepCopyObject copies a RedisClusterList.
func (in *RedisClusterList) DeepCopyObject() runtime.Object {
	out := RedisClusterList{TypeMeta: in.TypeMeta}
	in.ListMeta.DeepCopyInto(&out.ListMeta)
	for i := range in.Items {
		out.Items = append(out.Items, *in.Items[i].DeepCopy())
	}
	return &out
}

// DeepCopyObject copies a RedisBackupList.
func (in *RedisBackupList) DeepCopyObject() runtime.Object {
	out := RedisBackupList{TypeMeta: in.TypeMeta}
	in.ListMeta.DeepCopyInto(&out.ListMeta)
	for i := range in.Items {
		out.Items = append(out.Items, *in.Items[i].DeepCopy())
	}
	return &out
}
