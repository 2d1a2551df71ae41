// Package v1alpha1 holds the old version of the cache.example.com API and its conversion to v1.
package v1alpha1

import (
	"fmt"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/controller-runtime/pkg/conversion"

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

// DeepCopyObject copies a RedisCluster.
func (c *RedisCluster) DeepCopyObject() runtime.Object {
	out := *c
	c.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	c.Status.DeepCopyInto(&out.Status)
	return &out
}

// ConvertTo fills a v1 RedisCluster from this one; TypeMeta is left to the caller.
func (c *RedisCluster) ConvertTo(hub conversion.Hub) error {
	out, ok := hub.(*v1.RedisCluster)
	if !ok {
		return fmt.Errorf("a RedisCluster cannot become a %T", hub)
	}
	c.ObjectMeta.DeepCopyInto(&out.ObjectMeta)
	out.Spec = v1.RedisClusterSpec{
		Replicas: c.Spec.Size,
		Version:  c.Spec.Version,
		Auth:     v1.Auth{SecretRef: v1.LocalRef{Name: c.Spec.Password}},
	}
	c.Status.DeepCopyInto(&out.Status)
	return nil
}

// ConvertFrom fills this RedisCluster from a v1 one; TypeMeta is left to the caller.
func (c *RedisCluster) ConvertFrom(hub conversion.Hub) error {
	in, ok := hub.(*v1.RedisCluster)
	if !ok {
		return fmt.Errorf("a %T cannot become a RedisCluster", hub)
	}
	in.ObjectMeta.DeepCopyInto(&c.ObjectMeta)
	c.Spec = RedisClusterSpec{
		Size:     in.Spec.Replicas,
		Version:  in.Spec.Version,
		Password: in.Spec.Auth.SecretRef.Name,
	}
	in.Status.DeepCopyInto(&c.Status)
	return nil
}
