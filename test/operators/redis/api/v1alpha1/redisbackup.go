package v1alpha1

import (
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/conversion"

	v1 "example.com/redis-operator/api/v1"
)

// RedisBackupSpec is what a user wants of a RedisBackup; Cluster names a RedisCluster.
type RedisBackupSpec struct {
	Cluster string `json:"cluster"`
}

// RedisBackup is a copy of a RedisCluster's data, kept in a ConfigMap.
type RedisBackup struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              RedisBackupSpec      `json:"spec"`
	Status            v1.RedisBackupStatus `json:"status,omitempty"`
}

// DeepCopyObject copies a RedisBackup.
func (b *RedisBackup) DeepCopyObject() runtime.Object {
	out := *b
	b.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	b.Status.DeepCopyInto(&out.Status)
	return &out
}

// ConvertTo fills a v1 RedisBackup from this one; TypeMeta is left to the caller.
func (b *RedisBackup) ConvertTo(hub conversion.Hub) error {
	out, ok := hub.(*v1.RedisBackup)
	if !ok {
		return fmt.Errorf("a RedisBackup cannot become a %T", hub)
	}
	b.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	out.Spec = v1.RedisBackupSpec{ClusterRef: v1.LocalRef{Name: b.Spec.Cluster}}
	b.Status.DeepCopyInto(&out.Status)
	return nil
}

// ConvertFrom fills this RedisBackup from a v1 one; TypeMeta is left to the caller.
func (b *RedisBackup) ConvertFrom(hub conversion.Hub) error {
	in, ok := hub.(*v1.RedisBackup)
	if !ok {
		return fmt.Errorf("a %T cannot become a RedisBackup", hub)
	}
	in.ObjectMeta.DeepCopyInto(&b.ObjectMeta)
	b.Spec = RedisBackupSpec{Cluster: in.Spec.ClusterRef.Name}
	in.Status.DeepCopyInto(&b.Status)
	return nil
}
