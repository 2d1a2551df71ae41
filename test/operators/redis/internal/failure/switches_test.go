package failure

import (
	"context"
	"errors"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"sigs.k8s.io/controller-runtime/pkg/client"
)

// stored answers each Get with a ConfigMap that holds data, or with an error.
type stored struct {
	client.Reader
	data map[string]string
	err  error
}

func (s stored) Get(_ context.Context, _ client.ObjectKey, object client.Object, _ ...client.GetOption) error {
	if configMap, ok := object.(*corev1.ConfigMap); ok {
		configMap.Data = s.data
	}
	return s.err
}

func switches(reader stored) Switches {
	return Switches{Reader: reader, ConfigMap: types.NamespacedName{Namespace: "system", Name: "switches"}}
}

func annotated(mode string) client.Object {
	return &corev1.Secret{ObjectMeta: metav1.ObjectMeta{Annotations: map[string]string{Annotation: mode}}}
}

func TestTheModeOfAnObject(t *testing.T) {
	panics := switches(stored{data: map[string]string{"rediscluster": "panic", "redisbackup": "nonsense"}})
	cases := map[string]struct {
		controller string
		object     client.Object
		want       Mode
	}{
		"its annotation wins over its controller":      {"rediscluster", annotated("error"), Error},
		"its controller's is its own":                  {"rediscluster", &corev1.Secret{}, Panic},
		"an annotation that is no mode does not count": {"rediscluster", annotated("nonsense"), Panic},
		"a value that is no mode does not count":       {"redisbackup", &corev1.Secret{}, ""},
		"another controller's does not count":          {"other", &corev1.Secret{}, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got, err := panics.Mode(t.Context(), c.controller, c.object); got != c.want || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestTheLeaseIsLostWhereItsKeyIsPresent(t *testing.T) {
	for want, data := range map[bool]map[string]string{true: {LoseLease: ""}, false: {"rediscluster": "error"}} {
		if got, err := switches(stored{data: data}).LosesLease(t.Context()); got != want || err != nil {
			t.Errorf("%v: got %v, %v", data, got, err)
		}
	}
}

func TestSwitchesThatCannotBeReadAreAnError(t *testing.T) {
	forbidden := switches(stored{err: errors.New("forbidden")})
	if _, err := forbidden.LosesLease(t.Context()); err == nil {
		t.Error("no error")
	}
	if mode, err := forbidden.Mode(t.Context(), "rediscluster", annotated("error")); mode != Error || err != nil {
		t.Errorf("an annotation needs no ConfigMap: %q, %v", mode, err)
	}
}

func TestWithoutAConfigMapNothingIsAsked(t *testing.T) {
	if lost, err := (Switches{}).LosesLease(t.Context()); lost || err != nil {
		t.Errorf("%v, %v", lost, err)
	}
}
