// Command usage runs a program and tells, as one line of JSON on stdout, what the run cost as the operating system
// accounts for it: wall, user and system time in milliseconds, peak resident memory in KiB, and the exit code. The
// program's own output is counted and thrown away. Any executable can be measured so, whatever it is written in.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

type usage struct {
	WallMs      float64 `json:"wallMs"`
	UserMs      float64 `json:"userMs"`
	SystemMs    float64 `json:"systemMs"`
	PeakKiB     int64   `json:"peakKiB"`
	OutputBytes int64   `json:"outputBytes"`
	ExitCode    int     `json:"exitCode"`
	Stderr      string  `json:"stderr"`
}

type counter struct{ n int64 }

func (c *counter) Write(p []byte) (int, error) { c.n += int64(len(p)); return len(p), nil }

type tail struct{ text []byte }

func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p...)
	return len(p), nil
}

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: usage PROGRAM [ARGUMENT ...]")
		os.Exit(2)
	}
	output, errors := &counter{}, &tail{}
	command := exec.Command(os.Args[1], os.Args[2:]...)
	command.Stdout, command.Stderr = io.Writer(output), io.Writer(errors)
	start := time.Now()
	err := command.Run()
	wall := time.Since(start)
	if command.ProcessState == nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	measured := usage{
		WallMs:      float64(wall.Microseconds()) / 1000,
		UserMs:      float64(command.ProcessState.UserTime().Microseconds()) / 1000,
		SystemMs:    float64(command.ProcessState.SystemTime().Microseconds()) / 1000,
		OutputBytes: output.n,
		ExitCode:    command.ProcessState.ExitCode(),
		Stderr:      string(errors.text),
	}
	if resources, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		measured.PeakKiB = resources.Maxrss
	}
	if err := json.NewEncoder(os.Stdout).Encode(measured); err != nil {
		os.Exit(2)
	}
}
