package failure

import (
	"context"
	"errors"
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	ctrl "sigs.k8s.io/controller-runtime"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

// inner counts what gets through.
type inner struct{ reconciles int }

func (i *inner) Reconcile(context.Context, *corev1.Secret) (ctrl.Result, error) {
	i.reconciles++
	return ctrl.Result{}, nil
}

func reconciled(ctx context.Context, mode Mode, failures Failures) (result ctrl.Result, err error, reconciles int) {
	counted := &inner{}
	object := &corev1.Secret{}
	object.Annotations = map[string]string{Annotation: string(mode)}
	reconciler := &Reconciler[*corev1.Secret]{Failures: failures, Inner: counted}
	result, err = reconciler.Reconcile(ctx, object)
	return result, err, counted.reconciles
}

func TestModesThatReconcileAsUsualAndAskForMore(t *testing.T) {
	for mode, want := range map[Mode]ctrl.Result{
		RequeueAfter: {RequeueAfter: time.Second},
		Requeue:      {Requeue: true},
		Slow:         {},
	} {
		result, err, reconciles := reconciled(t.Context(), mode, Failures{SlowFor: time.Millisecond})
		if result != want || err != nil || reconciles != 1 {
			t.Errorf("%s: got %v, %v, %d reconciles", mode, result, err, reconciles)
		}
	}
}

func TestATerminalErrorIsOne(t *testing.T) {
	_, err, reconciles := reconciled(t.Context(), Terminal, Failures{})
	if !errors.Is(err, reconcile.TerminalError(nil)) || reconciles != 0 {
		t.Errorf("got %v, %d reconciles", err, reconciles)
	}
}

func TestTimeoutsEndWithTheReconcileAndHangsWithTheProcess(t *testing.T) {
	over, cancel := context.WithCancel(t.Context())
	cancel()
	for _, mode := range []Mode{Timeout, Slow} {
		if _, err, _ := reconciled(over, mode, Failures{SlowFor: time.Hour}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", mode, err)
		}
	}
	end := make(chan struct{})
	returned := make(chan error, 1)
	go func() {
		_, err, _ := reconciled(over, Hang, Failures{End: end})
		returned <- err
	}()
	select {
	case err := <-returned:
		t.Errorf("hang returned with its reconcile: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	close(end)
	if err := <-returned; err == nil {
		t.Error("hang returned without an error")
	}
}
