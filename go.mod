module footing

go 1.26
