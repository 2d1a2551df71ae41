package leader

import (
	"context"
	"errors"
	"strings"
	"testing"

	"k8s.io/client-go/tools/leaderelection/resourcelock"
)

// counting counts the writes that reach a Lease.
type counting struct {
	resourcelock.Interface
	writes int
}

func (c *counting) Create(context.Context, resourcelock.LeaderElectionRecord) error {
	c.writes++
	return nil
}

func (c *counting) Update(context.Context, resourcelock.LeaderElectionRecord) error {
	c.writes++
	return nil
}

func TestALostLeaseIsNotWritten(t *testing.T) {
	broken := errors.New("unreachable")
	cases := map[string]struct {
		lost   bool
		err    error
		want   error
		writes int
	}{
		"kept":                    {false, nil, nil, 2},
		"lost":                    {true, nil, errLost, 0},
		"not known whether it is": {false, broken, broken, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			lease := &counting{}
			lock := &Losable{Interface: lease, Lost: func(context.Context) (bool, error) { return c.lost, c.err }}
			created := lock.Create(t.Context(), resourcelock.LeaderElectionRecord{})
			updated := lock.Update(t.Context(), resourcelock.LeaderElectionRecord{})
			if !errors.Is(created, c.want) || !errors.Is(updated, c.want) || lease.writes != c.writes {
				t.Errorf("create: %v, update: %v, writes: %d", created, updated, lease.writes)
			}
		})
	}
}

func TestAnIdentityBeginsWithThePodAndIsNeverTheSame(t *testing.T) {
	first, second := Identity("pod-a"), Identity("pod-a")
	if !strings.HasPrefix(first, "pod-a_") || first == second {
		t.Errorf("%s, %s", first, second)
	}
}
