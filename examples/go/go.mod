module tcenvelope.example/dump

go 1.19
