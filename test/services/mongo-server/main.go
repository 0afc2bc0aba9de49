// A MongoDB-wire server for tests: FerretDB over SQLite files in a folder, until SIGTERM.
//
// FerretDB 1.24 reads and then writes when it modifies a document, so that two commands at once can both
// win. MongoDB promises that each command on one document is atomic; so commands pass here one at a time.
package main

import (
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

const (
	headerBytes  = 16
	maxBytes     = 48_000_000
	opMsg        = 2013
	moreToCome   = 2
	flagsAreHere = headerBytes + 4
)

func main() {
	address := flag.String("listen", "127.0.0.1:0", "host:port for clients")
	folder := flag.String("folder", "", "where the SQLite files are kept")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	if err := serve(ctx, *address, *folder); err != nil {
		log.Fatal(err)
	}
}

func serve(ctx context.Context, address, folder string) error {
	socket := filepath.Join(folder, "ferretdb.sock")
	// left behind by a process that was killed
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{Unix: socket},
		Logger:   slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})),
		Handler:  "sqlite",
		// a killed process loses nothing of this, only a power cut would; and it is many times as fast
		SQLiteURL: "file:" + folder + "/?_pragma=synchronous(off)",
	})
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	context.AfterFunc(ctx, func() { listener.Close() })
	fmt.Println(listener.Addr())
	go accept(listener, socket)
	return server.Run(ctx)
}

func accept(listener net.Listener, socket string) {
	var oneAtATime sync.Mutex
	for {
		client, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer client.Close()
			ferret, err := net.Dial("unix", socket)
			if err != nil {
				return
			}
			defer ferret.Close()
			for exchange(client, ferret, &oneAtATime) == nil {
			}
		}()
	}
}

// exchange passes on one command, and its answer if one is due.
func exchange(client, ferret net.Conn, oneAtATime *sync.Mutex) error {
	command, err := readMessage(client)
	if err != nil {
		return err
	}
	oneAtATime.Lock()
	defer oneAtATime.Unlock()
	if _, err := ferret.Write(command); err != nil {
		return err
	}
	if binary.LittleEndian.Uint32(command[12:]) == opMsg && command[headerBytes]&moreToCome != 0 {
		return nil
	}
	answer, err := readMessage(ferret)
	if err != nil {
		return err
	}
	_, err = client.Write(answer)
	return err
}

func readMessage(from io.Reader) ([]byte, error) {
	var length [4]byte
	if _, err := io.ReadFull(from, length[:]); err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint32(length[:])
	if size < flagsAreHere || size > maxBytes {
		return nil, fmt.Errorf("got a message of %d bytes", size)
	}
	message := make([]byte, size)
	copy(message, length[:])
	_, err := io.ReadFull(from, message[len(length):])
	return message, err
}
