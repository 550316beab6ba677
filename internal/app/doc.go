// Package app holds the use cases: who may, is it valid, do it once, append,
// answer. It declares the Store it needs and knows no database, no file format
// and no screen.
package app
