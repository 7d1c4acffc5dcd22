package main

import (
	"fmt"
	"os"
)

func main() {
	role := ""
	if len(os.Args) > 1 {
		role = os.Args[1]
	}
	switch role {
	case "train":
		if err := train(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.WriteFile("/opt/ml/output/failure", []byte(err.Error()), 0o644)
			os.Exit(1)
		}
	case "serve":
		serve()
	default:
		fmt.Fprintln(os.Stderr, "usage: means train|serve")
		os.Exit(2)
	}
}
