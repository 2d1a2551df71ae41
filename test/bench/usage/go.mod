module usage

go 1.26.0
