// Package warn reads the files in which US states publish the notices that
// employers must give under the WARN Act (29 USC 2101-2109) and state laws.
//
// The way of a file: Open takes its bytes apart into sheets of rows, by content
// and not by name; a table is found in a sheet by its header words, or made of
// label blocks; each row that stands for an employer becomes a Notice by a
// grammar for dates, counts, names and addresses; marks and pointers become
// Changes. What cannot be read is a fault with its place, and stops nothing
// else. What is known of one state is data: its profile in sources/.
//
// The package is pure: profiles and reference data are arguments.
package warn
