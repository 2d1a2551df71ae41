package v1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

func copyConditions(in []metav1.Condition) []metav1.Condition {
	return append([]metav1.Condition(nil), in...)
}

// DeepCopyObject copies a RedisCluster.
func (in *RedisCluster) DeepCopyObject() runtime.Object {
	out := *in
	in.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	out.Status.Conditions = copyConditions(in.Status.Conditions)
	return &out
}

// DeepCopyObject copies a RedisBackup.
func (in *RedisBackup) DeepCopyObject() runtime.Object {
	out := *in
	in.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	out.Status.Conditions = copyConditions(in.Status.Conditions)
	return &out
}

// Hub marks the version that others convert to and from.
func (*RedisCluster) Hub() {}

// Hub marks the version that others convert to and from.
func (*RedisBackup) Hub() {}
