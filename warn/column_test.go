package warn

import (
	"os"
	"testing"
)

// Headers of states that have no profile's columns, and of lists of other years.
func TestHeaders(t *testing.T) {
	text, err := os.ReadFile("../sources/columns.txt")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := parseRules(string(text))
	if err != nil {
		t.Fatal(err)
	}
	r := &Reader{rules: rules}
	for header, want := range map[string]meaning{
		"Company": mEmployer, "Company Name": mEmployer, "Name of Company": mEmployer, "Employer Name": mEmployer, "Business Name": mEmployer, "JOB SITE NAME": mEmployer,
		"Organization Name": mEmployer, "Affected Company": mEmployer, "Trade Name": mDBA, "Doing Business As": mDBA,
		"# of Workers": mCount, "No. Of\nEmployees": mCount, "Number toEmployees Affected": mCount, "Jobs Affected": mCount, "Est. Impact": mCount, "Affected Workers": mCount,
		"Total Layoff Number": mCount, "# EMPLOYEES IMPACTED": mCount, "Number of Employees Laid Off": mCount, "Planned # of Affected Employees": mCount, "# Layoffs": mCount,
		"Emp #": mCount, "WORKERS AFFECTED:": mCount, "Potential Number Affected": mCount, "Number Affected": mCount, "Impacted Employees": mCount,
		"Notice Date": mNoticeDate, "WARN Date": mNoticeDate, "Date of Notice": mNoticeDate, "WARN Dated": mNoticeDate, "Date of Letter": mNoticeDate, "Date": mNoticeDate, "Initial Report Date": mNoticeDate,
		"Date Received": mReceivedDate, "NoticeRcvd": mReceivedDate, "WARN RECEIVED DATE:": mReceivedDate, "Processed Date": mReceivedDate, "State Notification Date": mReceivedDate,
		"Date of Posting": mPostedDate, "Month Posted": mPostedDate,
		"Layoff Date": mEffective, "Effective Date": mEffective, "DATE(S) OF LAYOFFS": mEffective, "LO/CL Date": mEffective, "Closure/Layoff Date": mEffective, "Impact Date": mEffective,
		"Separation Date": mEffective, "First Date of Separation": mEffective, "Commencing Date": mEffective, "Layoff Start Date": mEffective, "Projected Date": mEffective, "Planned Starting Date": mEffective,
		"Effective/Commencing Date": mEffective, "LayoffBeginDate": mEffective, "Date Layoff/Closure Starts": mEffective, "FIRST LAYOFF DATE:": mEffective,
		"ENDING LAYOFF DATE:": mEffectiveLast, "End Date": mEffectiveLast,
		"Layoff/\nClosure": mKind, "Closure or Layoff?": mKind, "Type of Layoff": mKind, "TYPE OF EVENT:": mKind, "Notice Type": mKind, "Code Type": mKind, "Closing Yes/No": mClosing,
		"Permanent or Temporary Layoff?": mTemporary,
		"City":                           mCity, "CITY/TOWN": mCity, "City/County": mCityCounty, "County/Parish": mCounty, "COUNTY_NAME": mCounty, "CITY, STATE, ZIP:": mCityStateZIP, "ZIP": mZIP, "Location": mLocation,
		"Address": mAddress, "COMPANY ADDRESS:": mAddress, "Impacted Site Address": mAddress, "Impacted Site County": mCounty, "LWIB Area": mRegion, "WDA_NAME": mRegion, "Local Workforce Area": mRegion,
		"COMPANY CONTACT:": mPersonal, "Phone Number": mPersonal, "Contact Person": mPersonal, "E-mail": mPersonal,
		"NAICS Code": mNAICS, "COMPANY NAICS:": mNAICS, "TYPE OF COMPANY:": mIndustry, "Related Industry": mIndustry, "Union": mUnion, "Union Yes/No": mUnion, "Union Address": mUnionAddress,
		"BUMPING RIGHTS:": mBumping, "Reason for Layoff": mReason, "EVENT CAUSES:": mReason, "Notes": mNotes, "Comments": mNotes,
		"Event Number": mKey, "Notice ID": mKey, "Notice: Notice Number": mKey, "FK": mParent, "Notice URL": mLink, "SUPP INFORMATION": mSupplement, "INT" + "IAL NOTICE DATE:": mInitialDate,
	} {
		if got := r.means(nil, squeeze(header)); got != want {
			t.Errorf("%q: %q, want %q", header, got, want)
		}
	}
}
