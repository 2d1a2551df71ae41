package failure

import (
	"context"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// Switches tells which failures are switched on.
type Switches struct {
	// Reader asks the API server, not a cache: a switch is in force as soon as it has been written.
	Reader client.Reader
	// ConfigMap that holds the switches of whole controllers; it may be missing, and an empty name means there is none.
	ConfigMap types.NamespacedName
}

// Mode answers how a controller is to fail on an object; its annotation wins over the ConfigMap.
func (s Switches) Mode(ctx context.Context, controller string, object client.Object) (Mode, error) {
	if mode := parse(object.GetAnnotations()[Annotation]); mode != "" {
		return mode, nil
	}
	data, err := s.read(ctx)
	return parse(data[controller]), err
}

// LosesLease tells whether renewals of the Lease are to fail.
func (s Switches) LosesLease(ctx context.Context) (bool, error) {
	data, err := s.read(ctx)
	_, on := data[LoseLease]
	return on, err
}

func (s Switches) read(ctx context.Context) (map[string]string, error) {
	if s.ConfigMap.Name == "" {
		return nil, nil
	}
	found := &corev1.ConfigMap{}
	if err := s.Reader.Get(ctx, s.ConfigMap, found); client.IgnoreNotFound(err) != nil {
		return nil, fmt.Errorf("cannot read the failure switches: %w", err)
	}
	return found.Data, nil
}
