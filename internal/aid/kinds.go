package aid

import "fmt"

// specs lists every kind in the order in which files are read and pages list
// them: a kind comes after those it refers to, as far as that goes.
var specs = []*Spec{
	specOf[Party](KindParty, "a nation or organisation"),
	specOf[Membership](KindMembership, "who belongs to which group, and when"),
	specOf[Indicator](KindIndicator, "a dated figure about a party that a fair-share key may use"),
	specOf[Item](KindItem, "a type of materiel or service"),
	specOf[Compatibility](KindCompatibility, "how well two things work together"),
	specOf[Package](KindPackage, "what makes a capability work, as a list of components"),
	specOf[ForceElement](KindForceElement, "a formation being built"),
	specOf[Requirement](KindRequirement, "one line of need"),
	specOf[Agreement](KindAgreement, "what a promise rests on"),
	specOf[Pledge](KindPledge, "an offer of items or service"),
	specOf[Condition](KindCondition, "what must happen first"),
	specOf[Allocation](KindAllocation, "a quantity of a pledge given to a requirement"),
	specOf[Consignment](KindConsignment, "things that move together"),
	specOf[Movement](KindMovement, "what happened to things at a place"),
	specOf[Delivery](KindDelivery, "a line of a delivery record: what was promised for when and when it came"),
	specOf[Node](KindNode, "a place in the logistic network"),
	specOf[Lane](KindLane, "a way from one node to another"),
	specOf[Course](KindCourse, "training on offer"),
	specOf[Fund](KindFund, "money that buys, under one purse"),
	specOf[Contribution](KindContribution, "a promise or payment of money, or the stated value of an in-kind package"),
	specOf[Disbursement](KindDisbursement, "money that was paid"),
	specOf[Reimbursement](KindReimbursement, "money that repeats another flow"),
	specOf[Loan](KindLoan, "money that is to be paid back"),
	specOf[Procurement](KindProcurement, "a procurement option: what money can buy"),
	specOf[Price](KindPrice, "what one unit of an item is worth, by a source"),
	specOf[Holding](KindHolding, "what a party has of an item"),
	specOf[Rate](KindRate, "an exchange rate"),
	specOf[Decision](KindDecision, "a proposal and its outcome"),
	specOf[Position](KindPosition, "where a party stands, on one decision or as a rule"),
	specOf[Order](KindOrder, "what a person tells the planner to do"),
	specOf[Scenario](KindScenario, "what could happen, to be planned for beside what is likely"),
	specOf[Import](KindImport, "what a file brought"),
}

var specByKind = func() map[Kind]*Spec {
	byKind := make(map[Kind]*Spec, len(specs))
	for _, s := range specs {
		byKind[s.Kind] = s
	}
	return byKind
}()

// Specs gives the description of every kind, in reading order. Do not change it.
func Specs() []*Spec { return specs }

// SpecOf gives the description of one kind.
func SpecOf(kind Kind) (*Spec, error) {
	if s, ok := specByKind[kind]; ok {
		return s, nil
	}
	return nil, fmt.Errorf("%q is not a kind of record; the kinds are %s", kind, kindNames())
}

func kindNames() string {
	names := ""
	for i, s := range specs {
		if i > 0 {
			names += ", "
		}
		names += string(s.Kind)
	}
	return names
}
