// Package v1alpha1 holds the old version of the cache.example.com API and its conversion to v1.
package v1alpha1

import (
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	v1 "example.com/redis-operator/api/v1"
)

// RedisClusterSpec is what a user wants of a RedisCluster; Password names a Secret.
type RedisClusterSpec struct {
	Size     int32  `json:"size"`
	Version  string `json:"version,omitempty"`
	Password string `json:"password"`
}

// RedisCluster is a set of Redis servers with one password.
type RedisCluster struct {
	metav1.TypeMeta   `json:",inline"`
	metav1.ObjectMeta `json:"metadata,omitempty"`
	Spec              RedisClusterSpec      `json:"spec"`
	Status            v1.RedisClusterStatus `json:"status,omitempty"`
}

// ToV1 fills out from in; TypeMeta is left to the caller.
func (in *RedisCluster) ToV1(out *v1.RedisCluster) {
	in.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	out.Spec = v1.RedisClusterSpec{
		Replicas: in.Spec.Size,
		Version:  in.Spec.Version,
		Auth:     v1.Auth{SecretRef: v1.LocalRef{Name: in.Spec.Password}},
	}
	out.Status = in.Status
}

// FromV1 fills the receiver from in; TypeMeta is left to the caller.
func (out *RedisCluster) FromV1(in *v1.RedisCluster) {
	in.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	out.Spec = RedisClusterSpec{
		Size:     in.Spec.Replicas,
		Version:  in.Spec.Version,
		Password: in.Spec.Auth.SecretRef.Name,
	}
	out.Status = in.Status
}
