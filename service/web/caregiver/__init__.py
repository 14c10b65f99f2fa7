"""The caregiver's page: one alert, for one person, by a signed link."""
