package kiel

import (
	"context"

	"footing/internal/intake/workbook"
)

const (
	saleID = iota
	saleItem
	saleExplanation
)

var commercialColumns = []column{
	saleID:          {name: "ID", headings: []string{"id"}, needed: true},
	saleItem:        {name: "Item", headings: []string{"item", "items"}, needed: true},
	saleExplanation: {name: "Explanation", headings: []string{"explanation"}},
}

// readCommercial tells of the sheet of sales by firms, row by row, and takes
// none: a sale is no assistance, and the gift of a firm is none of its
// government, under whose name the sheet lists it. To count them as pledges
// would cover needs with what the recipient itself buys.
func (r *reader) readCommercial(ctx context.Context, s *workbook.Sheet) error {
	count := r.out.sheet(s.Name)
	_, err := table(ctx, s, commercialColumns, func(at place, l *layout, c cells) {
		row := r.out.begin(at)
		row.note(l.texts[saleID], c[saleID], "makes no record, because it is a sale or a firm's gift and no government's commitment: %s. %s",
			c[saleItem], cut(c[saleExplanation]))
		row.done(count)
	})
	return err
}
